package skilltide.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.ReadingStoreException;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;
import skilltide.streams.taxonomy.Taxonomy;

/** Views that the cube has no rows of, answered from the readings. Postings are of fintech, backend and Germany. */
class SelectedTest {
  private final Readings readings = new Readings();
  private final Judging judging = new Judging(readings, true, Runnable::run, () -> 0);
  private final Queries queries = new Queries(new Cube(), readings, Taxonomy.bundled(),
      () -> Instant.parse("2018-04-27T09:00:00Z"), () -> Freshness.UNKNOWN, judging);

  @Test
  void countsWhatHasAllTheValues() {
    try (ReadingStore store = new Written().posting("2018-04-20", "a", "go", "sql").posting("2018-04-21", "b", "go")
        .repeating("http:1").posting("2018-03-20", "a", "sql").store()) {
      readings.show(store);
      TopAnswer both = top(Map.of("industry", "fintech", "country", "DE"));

      assertThat(both.total()).isEqualTo(2);
      assertThat(both.previousTotal()).isEqualTo(1);
      assertThat(both.rows()).extracting(row -> row.skill().id() + row.count()).containsExactly("go2", "sql1");
      assertThat(both.quality().sources().orElseThrow()).isEqualTo(Map.of("http", 2L));
      assertThat(both.quality().repostShare().orElseThrow()).isEqualTo(0.5);
      assertThat(top(Map.of("industry", "fintech", "country", "DE", "measure", "unique")).total()).isEqualTo(1);
      assertThat(top(Map.of("industry", "fintech", "country", "DE", "measure", "open")).total()).isEqualTo(3);
      assertThat(top(Map.of("industry", "fintech", "country", "FR")).rows()).isEmpty();
      assertThat(top(Map.of("industry", "fintech", "country", "DE", "skills", "sql")).rows()).hasSize(1);
    }
  }

  @Test
  void choosesBySeniorityAndRemote() {
    try (ReadingStore store = new Written().posting("2018-04-20", "a", "go").store()) {
      readings.show(store);

      assertThat(top(Map.of("seniority", "senior")).total()).isZero();
      assertThat(top(Map.of("remote", "true")).total()).isZero();
    }
  }

  @Test
  void sameReadingsSameRevision() {
    Map<String, String> view = Map.of("industry", "fintech", "country", "DE");
    long revision;
    try (ReadingStore store = new Written().posting("2018-04-20", "a", "go", "sql").store()) {
      readings.show(store);
      revision = top(view).revision();
    }
    try (ReadingStore store = new Written().posting("2018-04-20", "a", "go", "sql").store()) {
      readings.show(store);
      assertThat(top(view).revision()).isEqualTo(revision);
    }
    try (ReadingStore store = new Written().posting("2018-04-20", "a", "go").store()) {
      readings.show(store);
      assertThat(top(view).revision()).isNotEqualTo(revision);
    }
  }

  @Test
  void saysWhenThereAreNoReadingsYet() {
    assertThatThrownBy(() -> top(Map.of("remote", "true"))).isInstanceOf(ReadingStoreException.class)
        .hasMessageContaining("still being read");
  }

  private TopAnswer top(Map<String, String> given) {
    return queries.top(queries.view(given));
  }
}
