package skilltide.dashboard.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.readings.Difference.Part;
import skilltide.dashboard.readings.SelectedRows.Days;

class AnalysisTest {
  private static final LocalDate FROM = LocalDate.parse("2018-03-01");
  private static final LocalDate TO = LocalDate.parse("2018-04-01");

  @Test
  void tellsQuartilesOfPayAndWithholdsThemOfFew() {
    Written written = new Written();
    for (int i = 1; i <= 11; i++) {
      written.posting("2018-03-05", "poster " + i, i < 10 ? new String[]{"go", "sql"} : new String[]{"sql"})
          .paying(i * 10_000, i * 10_000 + 2_000, "EUR");
    }
    try (ReadingStore store = written.posting("2018-03-05", "x", "go").paying(9_000_000, 9_000_000, "JPY")
        .posting("2018-03-05", "y", "go").store()) {
      List<Pay> pays = Pay.of(store, Selected.ALL, new Days(FROM, TO));

      assertThat(pays).extracting(pay -> pay.currency() + pay.skill() + pay.postings()).containsExactly("EUR11",
          "EURsql11", "EURgo9", "JPY1", "JPYgo1");
      assertThat(pays.get(0).quartiles()).isEqualTo(new Pay.Quartiles(36_000, 61_000, 86_000));
      assertThat(pays.get(2).quartiles()).isNull();
    }
  }

  @Test
  void tellsWhichSkillsAnIndustryNamesMoreOftenThanOthers() {
    try (ReadingStore store = new Written().daily("2018-03-01", "2018-03-21", 1, "go", "sql").in("media")
        .daily("2018-03-01", "2018-03-21", 1, "sql").daily("2018-03-01", "2018-03-04", 1, "go").store()) {
      List<InIndustries> pairs = InIndustries.of(store, Selected.ALL, new Days(FROM, TO));

      assertThat(pairs).extracting(pair -> pair.industry() + ' ' + pair.other().skill()).containsExactly("fintech go",
          "fintech sql", "media sql");
      assertThat(pairs.get(0).other().lift()).isCloseTo(20.0 / 20 / (23.0 / 43), within(1e-9));
      assertThat(pairs.get(0).total()).isEqualTo(43);
    }
  }

  @Test
  void tellsWhereASkillIsAskedForOfUniquePostings() {
    try (ReadingStore store = new Written().posting("2018-03-05", "a", "go").posting("2018-03-06", "a", "go")
        .repeating("http:1").posting("2018-03-06", "b", "sql").in("media").posting("2018-03-07", "c", "sql")
        .posting("2018-04-07", "d", "go").store()) {
      List<Split> parts = Split.of(store, Selected.ALL, "go", new Days(FROM, TO));

      assertThat(parts).contains(new Split(Attribute.INDUSTRY, "fintech", 2, 1),
          new Split(Attribute.INDUSTRY, "media", 1, 0), new Split(Attribute.SOURCE, "http", 3, 1));
    }
  }

  @Test
  void partsOfADifferenceAddUp() {
    try (ReadingStore store = new Written().posting("2018-02-20", "a", "go").posting("2018-03-02", "b", "go")
        .posting("2018-03-03", "b", "go").repeating("http:2").posting("2018-03-04", "c", "sql")
        .posting("2018-03-05", "c", "go").seen("2018-03-20").store()) {
      Days march = new Days(FROM, TO);
      Days february = new Days(FROM.minusMonths(1), FROM);

      assertThat(Difference.of(store, Selected.ALL, List.of("go"), march, february, false)).containsExactly(
          new Difference("http", Part.REPOSTED, 1, 0), new Difference("http", Part.LATE, 1, 0),
          new Difference("http", Part.NEW, 1, 1));
      assertThat(Difference.of(store, Selected.ALL, List.of("go"), march, february, true))
          .as("in a world of history nothing is late").containsExactly(new Difference("http", Part.REPOSTED, 1, 0),
              new Difference("http", Part.NEW, 2, 1));
      assertThat(Difference.of(store, Selected.ALL, List.of("go", "sql"), march, february, false).stream()
          .mapToLong(Difference::postings).sum()).as("that name one of them").isEqualTo(4);
      assertThat(Difference.of(store, Selected.ALL, List.of(), march, february, false).stream()
          .mapToLong(Difference::difference).sum()).isEqualTo(3);
    }
  }
}
