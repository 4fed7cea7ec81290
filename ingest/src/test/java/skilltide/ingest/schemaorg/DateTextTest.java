package skilltide.ingest.schemaorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

  @ParameterizedTest
  @CsvSource({"2018-04-27,2018-04-27T00:00:00Z", "2018-04-27T09:30:15Z,2018-04-27T09:30:15Z",
    "2018-04-27T09:30:15.123456Z,2018-04-27T09:30:15.123456Z", "2018-04-27T09:30Z,2018-04-27T09:30:00Z",
    "2018-04-27T09:30:15+02:00,2018-04-27T07:30:15Z", "2018-04-27T09:30:15-0530,2018-04-27T15:00:15Z",
    "2018-04-27T09:30:15+02,2018-04-27T07:30:15Z", "2018-04-27T09:30:15,2018-04-27T09:30:15Z",
    "2018-04-27 09:30:15,2018-04-27T09:30:15Z", "2018-04-27 09:30:15 +0200,2018-04-27T07:30:15Z",
    "2018-04-27t09:30:15z,2018-04-27T09:30:15Z"})
  void daysAndTimesAreUtcUnlessTheySayOtherwise(String text, Instant instant) {
    assertThat(DateText.parse(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2018", "2018-04", "2018-4-7", "27.04.2018", "2018-02-30", "2018-02-30T00:00:00Z",
    "2018-04-27T25:00:00Z", "2018-04-27T09:30:15 CET", "2018-04-27 or later", "+999999999-01-01T00:00:00Z"})
  void everythingElseIsNoDate(String text) {
    assertThatThrownBy(() -> DateText.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
