package skilltide.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
  private static final Instant NOW = Instant.parse("2018-03-31T09:15:30Z");

  @ParameterizedTest
  @CsvSource({
    "now,                        2018-03-31T09:15:30Z",
    "now-30d,                    2018-03-01T09:15:30Z",
    "30d,                        2018-03-01T09:15:30Z",
    "now+1d,                     2018-04-01T09:15:30Z",
    "now 1d,                     2018-04-01T09:15:30Z",
    "now-2h,                     2018-03-31T07:15:30Z",
    "now-1w,                     2018-03-24T09:15:30Z",
    "now-1M,                     2018-02-28T09:15:30Z",
    "5y,                         2013-03-31T09:15:30Z",
    "2018-05-01,                 2018-05-01T00:00:00Z",
    "2018-05-01T12:30:00Z,       2018-05-01T12:30:00Z",
    "2018-05-01T12:30:00+02:00,  2018-05-01T10:30:00Z",
    "2018-05-01T12:30:00 02:00,  2018-05-01T10:30:00Z",
    "2018-05-01T12:30-0330,      2018-05-01T16:00:00Z",
    "2018-05-01T12:30+02,        2018-05-01T10:30:00Z",
    "2018-05,                    2018-05-01T00:00:00Z",
    "2018-W01,                   2018-01-01T00:00:00Z",
    "2015-W53,                   2015-12-28T00:00:00Z",
    "2018-W17-5,                 2018-04-27T00:00:00Z",
    "2018-05-01T12:30,           2018-05-01T12:30:00Z"})
  void timesAreReadAsPeopleWriteThem(String text, Instant time) {
    assertThat(Moment.parse(text).orElseThrow().at(NOW)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "now-", "now30d", "now-30", "30", "now-30s", "now-1000000y", "2018-13-01",
    "2018-02-30", "1969-12-31", "9999-01-01", "2018-05-01Tnoon", "2018-00", "2018-W54", "2017-W53", "2018-W17-8",
    "-now"})
  void whatIsNoTimeIsRefused(String text) {
    assertThat(Moment.parse(text)).isEmpty();
  }
}
