package skilltide.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;
import skilltide.streams.taxonomy.Taxonomy;

/** Norabus is listed by three of four postings since January, by one of four before; SQL is named by all. */
class UnknownAnswerTest {
  private static final World WORLD = new World("event", false, "t1");
  private final Readings readings = new Readings();
  private final Queries queries = new Queries(new Cube(), readings, Taxonomy.bundled(),
      () -> Instant.parse("2018-04-27T09:00:00Z"), () -> Freshness.UNKNOWN,
      new Judging(readings, true, Runnable::run, () -> 0));

  private static ReadingStore risingNorabus() {
    Written written = new Written();
    int day = 0;
    for (LocalDate date = LocalDate.parse("2017-01-01"); date
        .isBefore(LocalDate.parse("2018-04-27")); date = date.plusDays(1)) {
      for (int i = 0; i < 4; i++) {
        written.posting(date.toString(), "poster " + (4 * day + i) % 97, "sql");
        if (i < (date.getYear() == 2018 ? 3 : 1)) {
          written.listing("Norabus");
        }
      }
      day++;
    }
    return written.posting("2018-04-20", "one", "sql").listing("Zorp").posting("2018-04-20", "two", "sql")
        .listing("Zorp").store();
  }

  @Test
  void risesAsASkillWouldAndOfTooFewNothingIsSaid() throws Exception {
    try (ReadingStore store = risingNorabus()) {
      readings.show(store);
      JsonNode answer = json(queries.unknown(queries.view(Map.of("from", "now-90d"))).json(WORLD));

      JsonNode norabus = answer.at("/rows/0");
      assertThat(norabus.get("term").asText()).isEqualTo("Norabus");
      assertThat(norabus.get("verdict").asText()).isEqualTo("rising");
      assertThat(norabus.get("estimate").asDouble()).isBetween(1.5, 2.5);
      assertThat(norabus.get("contexts")).hasSize(3);
      assertThat(norabus.at("/contexts/0/employer").asText()).startsWith("poster ");
      assertThat(answer.at("/rows/1/term").asText()).isEqualTo("Zorp");
      assertThat(answer.at("/rows/1/verdict").asText()).isEqualTo("unclear");
      assertThat(answer.at("/rows/1/reason").asText()).isEqualTo("too-few-postings");
      assertThat(answer.at("/judgement/tested").asInt()).as("SQL and Norabus").isEqualTo(2);
      assertThat(answer.at("/judgement/judged").asText()).isEqualTo("2018-04-15");
    }
  }

  @Test
  void skillsAreJudgedAsIfThereWereNoTerms() throws Exception {
    try (ReadingStore store = risingNorabus()) {
      readings.show(store);
      queries.unknown(queries.view(Map.of()));

      assertThat(json(AnswerJson.of(queries.top(queries.view(Map.of())), WORLD)).at("/judgement/tested").asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void sameReadingsSameTableAndRevision() {
    View view = queries.view(Map.of("from", "now-30d", "limit", "5"));
    UnknownAnswer first;
    try (ReadingStore store = risingNorabus()) {
      readings.show(store);
      first = queries.unknown(view);
    }
    try (ReadingStore again = risingNorabus()) {
      readings.show(again);

      assertThat(queries.unknown(view)).isEqualTo(first);
      assertThat(queries.unknown(view).revision()).isEqualTo(first.revision());
    }
    assertThat(first.table().csv().lines()).hasSize(3)
        .anyMatch(line -> line.startsWith("Norabus,") && line.contains(",rising,"));
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }
}
