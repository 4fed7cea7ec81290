package skilltide.dashboard.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final LocalDate LONG_AGO = LocalDate.parse("2010-01-01");

  @Test
  void compareAQuarterOfWeeksWithTheSameAYearBefore() {
    // 2018-05-09 is a Wednesday; the week that ended on Sunday, 6 May, may still hear of something until the 13th.
    assertThat(Windows.standard(Rhythm.WEEK, LocalDate.parse("2018-05-09"), LONG_AGO))
        .contains(windows("2018-01-29", "2018-04-30", "2017-01-30", "2017-05-01"));
    assertThat(Windows.standard(Rhythm.WEEK, LocalDate.parse("2018-05-14"), LONG_AGO).orElseThrow().judged())
        .isEqualTo("2018-05-06");
  }

  @Test
  void compareAQuarterOfMonthsWithTheSameAYearBefore() {
    assertThat(Windows.standard(Rhythm.MONTH, LocalDate.parse("2018-05-08"), LONG_AGO))
        .contains(windows("2018-02-01", "2018-05-01", "2017-02-01", "2017-05-01"));
    assertThat(Windows.standard(Rhythm.MONTH, LocalDate.parse("2018-05-07"), LONG_AGO).orElseThrow().judged())
        .isEqualTo("2018-03-31");
  }

  @Test
  void compareLessWhileTheHistoryIsShort() {
    LocalDate first = LocalDate.parse("2018-01-03");

    assertThat(Windows.standard(Rhythm.WEEK, LocalDate.parse("2018-05-09"), first))
        .contains(windows("2018-04-02", "2018-04-30", "2018-03-05", "2018-04-02"));
    assertThat(Windows.standard(Rhythm.MONTH, LocalDate.parse("2018-05-09"), first))
        .contains(windows("2018-04-01", "2018-05-01", "2018-03-01", "2018-04-01"));
    assertThat(Windows.standard(Rhythm.WEEK, LocalDate.parse("2018-01-31"), first)).isEqualTo(Optional.empty());
  }

  @Test
  void knowTheLookBefore() {
    assertThat(windows("2018-02-01", "2018-05-01", "2017-02-01", "2017-05-01").before(Rhythm.MONTH))
        .isEqualTo(windows("2018-01-01", "2018-04-01", "2017-01-01", "2017-04-01"));
  }

  @Test
  void tellMonthlySourcesByTheirEmptyWeeks() {
    assertThat(Rhythm.of(new long[]{900, 30, 20, 10, 950, 20, 10, 10})).isEqualTo(Rhythm.MONTH);
    assertThat(Rhythm.of(new long[]{90, 130, 120, 110, 95, 20, 110, 100})).isEqualTo(Rhythm.WEEK);
    assertThat(Rhythm.of(new long[]{})).isEqualTo(Rhythm.WEEK);
  }

  private static Windows windows(String from, String to, String baselineFrom, String baselineTo) {
    return new Windows(LocalDate.parse(from), LocalDate.parse(to), LocalDate.parse(baselineFrom),
        LocalDate.parse(baselineTo));
  }
}
