package skilltide.dashboard.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.readings.Evidence.Mention;
import skilltide.dashboard.readings.Related.Other;
import skilltide.dashboard.readings.SelectedRows.Days;

class EvidenceTest {
  private static final Selected ALL = Selected.ALL;
  private static final Days MARCH = new Days(LocalDate.parse("2018-03-01"), LocalDate.parse("2018-04-01"));

  @Test
  void showsThePostingsBehindAFigureNewestFirst() {
    try (ReadingStore store = new Written().posting("2018-02-28", "acme", "go")
        .posting("2018-03-01", "acme", "go", "sql")
        .posting("2018-03-31", "bolt", "go").repeating("http:2").posting("2018-03-30", "bolt", "sql")
        .posting("2018-04-01", "bolt", "go").store()) {
      Evidence evidence = Evidence.of(store, ALL, "go", MARCH, 10);

      assertThat(evidence.total()).isEqualTo(2);
      assertThat(evidence.postings()).extracting(Evidence.Posting::id).containsExactly("http:3", "http:2");
      assertThat(evidence.postings().get(0).repostOf()).isEqualTo("http:2");
      assertThat(evidence.postings().get(1).posted()).isEqualTo(Instant.parse("2018-03-01T10:00:00Z"));
      assertThat(evidence.postings().get(1).mentions())
          .containsExactly(new Mention("text", 7, 9, "go", "name", "we use go"));
      assertThat(Evidence.of(store, ALL, "go", MARCH, 1).postings()).hasSize(1);
    }
  }

  @Test
  void isOfTheFacetThatIsAskedFor() {
    try (ReadingStore store = new Written().posting("2018-03-01", "acme", "go").store()) {
      assertThat(Evidence.of(store, Selected.of(Attribute.INDUSTRY, "fintech"), "go", MARCH, 9).total())
          .isEqualTo(1);
      assertThat(Evidence.of(store, Selected.of(Attribute.INDUSTRY, "media"), "go", MARCH, 9).total()).isZero();
      assertThat(Evidence.of(store, Selected.of(Attribute.ROLE, "backend"), "go", MARCH, 9).total()).isEqualTo(1);
      assertThat(Evidence.of(store, Selected.of(Attribute.COUNTRY, "FR"), "go", MARCH, 9).total()).isZero();
      assertThat(Evidence.of(store, Selected.of(Attribute.SOURCE, "http"), "go", MARCH, 9).total()).isEqualTo(1);
      assertThat(Evidence.of(store, Selected.of(Attribute.SOURCE, "' or 1=1 --"), "go", MARCH, 9).total()).isZero();
    }
  }

  @Test
  void tellsWhatIsAskedForTogetherMoreOftenThanByChance() {
    Written written = new Written().daily("2018-03-01", "2018-03-11", 2, "go", "docker")
        .daily("2018-03-01", "2018-03-11", 1, "go", "sql").daily("2018-03-01", "2018-03-11", 7, "sql");
    try (ReadingStore store = written.store()) {
      Related related = Related.of(store, ALL, "go", MARCH);

      assertThat(related.total()).isEqualTo(100);
      assertThat(related.postings()).isEqualTo(30);
      assertThat(related.others()).extracting(Other::skill).containsExactly("docker", "sql");
      Other docker = related.others().get(0);
      assertThat(docker.together()).isEqualTo(20);
      assertThat(docker.lift()).isCloseTo(20 / (30 * 20 / 100.0), within(1e-12));
      assertThat(related.others().get(1).lift()).isCloseTo(10 / (30 * 80 / 100.0), within(1e-12));
      assertThat(related.others().get(1).significance()).isNegative();
      assertThat(Related.of(store, ALL, "cobol", MARCH).others()).isEmpty();
    }
  }
}
