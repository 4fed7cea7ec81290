package skilltide.dashboard.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.readings.Clusters.Length;

class ClustersTest {
  private static final LocalDate MAY = LocalDate.parse("2018-05-01");

  @Test
  void postingsOfOnePosterThatAreAlikeAreWorthOne() {
    // Each poster's four postings of a month are the same: four times the binomial variance, and 40/39 for as many posters.
    try (ReadingStore store = alike("2018-04-03", "2018-04-09", "2018-04-17", "2018-04-25")) {
      assertThat(dispersion(store, Length.MONTH)).isCloseTo(4.0 * 40 / 39, within(1e-9));
    }
  }

  @Test
  void inTimesInWhichPostersPostOnceNothingClusters() {
    try (ReadingStore store = alike("2018-04-03", "2018-04-09", "2018-04-17", "2018-04-25")) {
      assertThat(dispersion(store, Length.WEEK)).isCloseTo(40.0 / 39, within(1e-9));
    }
  }

  @Test
  void whereATimeHasTooFewPostingsThatOfALongerOneIsTold() {
    try (ReadingStore store = spread()) {
      assertThat(dispersion(store, Length.DAY)).isEqualTo(dispersion(store, Length.MONTH)).isGreaterThan(1);
    }
  }

  @Test
  void repostsClusterWhereTheyAreCounted() {
    Written written = new Written();
    for (int poster = 0; poster < 40; poster++) {
      written.posting("2018-04-03", "poster " + poster, poster % 2 == 0 ? "go" : "sql");
      written.posting("2018-04-17", "poster " + poster, poster % 2 == 0 ? "go" : "sql")
          .repeating("http:" + (2 * poster + 1));
    }
    try (ReadingStore store = written.store()) {
      OptionalDouble all = store
          .ask(connection -> Clusters.dispersion(connection, Selected.ALL, MAY, Length.MONTH, false));

      assertThat(all.orElseThrow()).isCloseTo(2.0 * 40 / 39, within(1e-9));
      assertThat(dispersion(store, Length.MONTH)).isCloseTo(40.0 / 39, within(1e-9));
    }
  }

  @Test
  void ofTooFewNothingIsTold() {
    try (ReadingStore store = new Written().posting("2018-04-03", "a", "go").store()) {
      OptionalDouble dispersion = store
          .ask(connection -> Clusters.dispersion(connection, Selected.ALL, MAY, Length.DAY, true));

      assertThat(dispersion).isEmpty();
    }
  }

  private static double dispersion(ReadingStore store, Length length) {
    return store.ask(connection -> Clusters.dispersion(connection, Selected.ALL, MAY, length, true)).orElseThrow();
  }

  private static ReadingStore alike(String... days) {
    Written written = new Written();
    for (int poster = 0; poster < 40; poster++) {
      for (String day : days) {
        written.posting(day, "poster " + poster, poster % 2 == 0 ? "go" : "sql");
      }
    }
    return written.store();
  }

  private static ReadingStore spread() {
    Written written = new Written();
    for (int poster = 0; poster < 15; poster++) {
      written.posting("2018-04-%02d".formatted(1 + poster), "poster " + poster, poster % 2 == 0 ? "go" : "sql");
      written.posting("2018-04-%02d".formatted(16 + poster % 15), "poster " + poster, poster % 2 == 0 ? "go" : "sql");
    }
    return written.store();
  }
}
