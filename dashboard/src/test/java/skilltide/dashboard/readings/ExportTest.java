package skilltide.dashboard.readings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.readings.Export.Wanted;
import skilltide.dashboard.readings.SelectedRows.Days;

class ExportTest {
  private static final Days MARCH = new Days(LocalDate.parse("2018-03-01"), LocalDate.parse("2018-04-01"));
  private static final Wanted ALL = new Wanted(Selected.ALL, List.of(), MARCH);

  @Test
  void takesPostingsByTimeAsTheyWereRead() {
    try (ReadingStore store = new Written().posting("2018-03-02", "acme", "go", "sql").paying(50_000, 60_000, "EUR")
        .posting("2018-03-01", "bolt", "go").posting("2018-03-03", "bolt", "go").repeating("http:2")
        .posting("2018-04-01", "late", "go").store()) {
      List<Object[]> rows = rows(new PostingExport(store, ALL, Map.of()));

      assertThat(rows).extracting(row -> row[0]).containsExactly("http:2", "http:1", "http:3");
      assertThat(rows.get(1)).startsWith("http:1", "http", "2018-03-02T10:00:00Z", Optional.empty(), Optional.empty(),
          "Engineer 1", "acme").contains("fintech", List.of("backend"), List.of("DE"), List.of("go", "sql"), 50_000.0,
              60_000.0, "EUR");
      assertThat(rows.get(2)[4]).isEqualTo("http:2");
    }
  }

  @Test
  void namesWhoWantsToBeNamed() {
    try (ReadingStore store = new Written().posting("2018-03-01", "a", "go").source("remoteok")
        .posting("2018-03-02", "b", "go").store()) {
      PostingExport export = new PostingExport(store, ALL, Map.of("remoteok", "Remote OK"));
      int attribution = export.columns().indexOf("attribution");

      assertThat(rows(export)).extracting(row -> row[1] + " " + row[attribution])
          .containsExactlyInAnyOrder("remoteok Remote OK", "http Optional.empty");
    }
  }

  @Test
  void takesThoseThatAreChosen() {
    try (ReadingStore store = new Written().posting("2018-03-02", "acme", "go", "sql").posting("2018-03-03", "a", "sql")
        .in("gaming").posting("2018-03-04", "b", "go").store()) {
      assertThat(
          rows(new PostingExport(store, new Wanted(Selected.of(Attribute.INDUSTRY, "gaming"), List.of(), MARCH),
              Map.of())))
          .extracting(row -> row[0]).containsExactly("http:3");
      assertThat(rows(new PostingExport(store, new Wanted(Selected.ALL, List.of("go", "kotlin"), MARCH), Map.of())))
          .extracting(row -> row[0]).containsExactly("http:1", "http:3");
    }
  }

  @Test
  void revisionOfDailyCountsCoversTheirTotals() {
    Wanted go = new Wanted(Selected.ALL, List.of("go"), MARCH);
    try (ReadingStore store = new Written().posting("2018-03-02", "acme", "go").store();
        ReadingStore more = new Written().posting("2018-03-02", "acme", "go").posting("2018-03-02", "b", "sql").store();
        DailyExport counts = new DailyExport(store, go, Attribute.SOURCE);
        DailyExport other = new DailyExport(more, go, Attribute.SOURCE)) {
      assertThat(other.next().orElseThrow()).endsWith(2L, 2L);
      assertThat(counts.next().orElseThrow()).endsWith(1L, 1L);
      assertThat(other.revision()).isNotEqualTo(counts.revision());
    }
  }

  @Test
  void losesNoneWhereADayHasMoreThanAPage() {
    Written written = new Written().daily("2018-03-01", "2018-03-05", 10, "go");
    for (int i = 0; i < 2 * Export.PAGE + 5; i++) {
      written.posting("2018-03-05", "poster " + i % 97, "go");
    }
    try (ReadingStore store = written.daily("2018-03-06", "2018-03-10", 10, "go").store();
        PostingExport export = new PostingExport(store, ALL, Map.of())) {
      HashSet<Object> ids = new HashSet<>();
      String last = "";
      for (Optional<Object[]> row = export.next(); row.isPresent(); row = export.next()) {
        String key = row.get()[2] + " " + row.get()[0];
        assertThat(key).isGreaterThan(last);
        last = key;
        ids.add(row.get()[0]);
      }

      assertThat(ids).hasSize(2 * Export.PAGE + 5 + 80).hasSize((int) export.postings());
    }
  }

  @Test
  void seesTheStateThatItBeganWith() {
    try (ReadingStore store = new Written().daily("2018-03-01", "2018-03-20", 1_000, "go").store();
        PostingExport export = new PostingExport(store, ALL, Map.of())) {
      export.next();

      store.apply(new Written().posting("2018-03-21", "new", "go").batch());
      ReadingBatch forget = new ReadingBatch();
      forget.add(ReadingBatch.Kind.READING, "http:18999", null);
      store.apply(forget);

      int rows = 1;
      while (export.next().isPresent()) {
        rows++;
      }
      assertThat(rows).isEqualTo(19_000);
      assertThat(store.size()).isEqualTo(18_999);
    }
  }

  @Test
  void sameReadingsSameRevision() {
    Written written = new Written().posting("2018-03-02", "acme", "go", "sql").posting("2018-03-03", "bolt", "go");
    try (ReadingStore one = written.store(); ReadingStore other = written.store()) {
      assertThat(revision(one)).isEqualTo(revision(other));
      other.apply(new Written().posting("2018-03-02", "acme", "go").batch());
      assertThat(revision(one)).isNotEqualTo(revision(other));
    }
  }

  @Test
  void countsDaysBesideAllPostings() {
    try (ReadingStore store = new Written().posting("2018-03-02", "acme", "go", "sql").posting("2018-03-02", "b", "go")
        .repeating("http:1").posting("2018-03-03", "c", "sql").posting("2018-03-03", "d").store()) {
      assertThat(rows(new DailyExport(store, ALL, Attribute.SOURCE))).containsExactly(
          new Object[]{LocalDate.parse("2018-03-02"), "http", "go", 2L, 1L, 2L, 1L},
          new Object[]{LocalDate.parse("2018-03-02"), "http", "sql", 1L, 1L, 2L, 1L},
          new Object[]{LocalDate.parse("2018-03-03"), "http", "sql", 1L, 1L, 2L, 2L});
      assertThat(rows(new DailyExport(store, new Wanted(Selected.ALL, List.of("go"), MARCH), Attribute.COUNTRY)))
          .containsExactly(new Object[]{LocalDate.parse("2018-03-02"), "DE", "go", 2L, 1L, 2L, 1L});
      assertThat(rows(new DailyExport(store, ALL, Attribute.SENIORITY))).isEmpty();
    }
  }

  private static long revision(ReadingStore store) {
    try (Export export = new PostingExport(store, ALL, Map.of())) {
      return export.revision();
    }
  }

  private static List<Object[]> rows(Export export) {
    List<Object[]> rows = new ArrayList<>();
    try (export) {
      for (Optional<Object[]> row = export.next(); row.isPresent(); row = export.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }
}
