package skilltide.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.cube.Change;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.cube.CubeRows;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowKey;
import skilltide.streams.taxonomy.Taxonomy;

/** Interest and demand of Go, from a cube: 48 final months and a provisional one. */
class LagAnswerTest {
  private static final int MONTHS = 48;
  private final Cube cube = new Cube();
  private final Queries queries = new Queries(cube, Taxonomy.bundled(), () -> Instant.parse("2018-05-03T09:00:00Z"),
      () -> Freshness.UNKNOWN);
  private final Random random = new Random(5);

  @Test
  void demandThatComesTwoMonthsAfterInterestIsFound() {
    double[] interest = interest();
    fill(MONTHS, interest, 2, 1_000);

    LagAnswer answer = queries.lag(queries.skill("go"));

    assertThat(answer.reason()).isEmpty();
    assertThat(answer.months()).isEqualTo(MONTHS);
    assertThat(answer.lag().orElseThrow().lag()).isEqualTo(2);
    assertThat(answer.lag().orElseThrow().low()).isLessThanOrEqualTo(2);
    assertThat(answer.lag().orElseThrow().high()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void ofThreeYearsLessAMonthNothingIsTold() {
    fill(35, interest(), 0, 1_000);

    LagAnswer answer = queries.lag(queries.skill("go"));

    assertThat(answer.reason()).isEqualTo("too-few-months");
    assertThat(answer.months()).isEqualTo(35);
    assertThat(answer.lag()).isEmpty();
  }

  @Test
  void ofASkillThatHardlyAnybodyNamesNothingIsTold() {
    fill(MONTHS, interest(), 0, 40);

    assertThat(queries.lag(queries.skill("go")).reason()).isEqualTo("too-few-views");
    assertThat(queries.lag(queries.skill("cobol")).reason()).isEqualTo("too-few-views");
  }

  @Test
  void whereNothingWasCountedThereAreTooFewMonths() {
    assertThat(queries.lag(queries.skill("go")).reason()).isEqualTo("too-few-months");
    assertThat(queries.lag(queries.skill("go")).months()).isZero();
  }

  private double[] interest() {
    double[] interest = new double[MONTHS + 12];
    for (int t = 1; t < interest.length; t++) {
      interest[t] = interest[t - 1] + 0.3 * random.nextGaussian();
    }
    return interest;
  }

  // The last of the months is April 2018, of which on 3 May more may be heard, as of May itself.
  private void fill(int months, double[] interest, int lag, int whole) {
    List<Change> rows = new ArrayList<>();
    for (int back = 0; back <= months; back++) {
      LocalDate day = LocalDate.parse("2018-04-01").minusMonths(back);
      int at = interest.length - 1 - back;
      rows.add(viewed(day, whole, count(whole, interest[at])));
      rows.add(CubeRows.posted(day.toString(), whole, Map.of("go", count(whole, interest[at - lag]))));
    }
    cube.apply(rows);
  }

  private static int count(int whole, double log) {
    return (int) Math.min(whole, Math.round(whole * 0.2 * Math.exp(log)));
  }

  private static Change viewed(LocalDate day, int whole, int views) {
    Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return Change.of(new RowKey(Input.VIEWS, 0, Grain.DAY, Grain.DAY.bucket(start), Facet.ALL, ""),
        new Row(start, new Counts(0, 0, 0, whole, 0), new TreeMap<>(Map.of("go", new Counts(0, 0, 0, views, 0)))));
  }
}
