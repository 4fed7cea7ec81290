package skilltide.streams.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import skilltide.streams.count.PostingState.Posted;
import skilltide.streams.count.PostingState.Withdrawal;
import skilltide.streams.count.RowChanges.Place;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Row;

class RowChangesTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-11-06T08:00:00Z");
  private final Map<Place, Row> rows = new HashMap<>();

  @Test
  void postingCountsOnceInEveryFacetValueItHas() {
    move(PostingState.UNKNOWN, posted(MONDAY, "fintech", "java", "kafka"));

    assertThat(rows.keySet()).extracting(place -> place.facet().word() + "=" + place.value())
        .containsExactlyInAnyOrder("all=", "source=http", "industry=fintech", "country=DE", "country=FR");
    assertThat(rows.values()).allSatisfy(row -> {
      assertThat(row.total()).isEqualTo(Counts.ONE_POSTED);
      assertThat(row.skills()).containsOnlyKeys("java", "kafka");
      assertThat(row.newest()).isEqualTo(MONDAY);
    });
  }

  @Test
  void updateMovesWhatChangedToAnotherDayAndFacet() {
    PostingState before = posted(MONDAY, "fintech", "java");
    move(PostingState.UNKNOWN, before);

    move(before, before.with(new Posted(FRIDAY, 1, FRIDAY, facets("edtech"), new TreeSet<>(List.of("go"))), FRIDAY));

    assertThat(row(MONDAY, Facet.ALL, "").total()).isEqualTo(Counts.ZERO);
    assertThat(row(MONDAY, Facet.ALL, "").skills()).isEmpty();
    assertThat(row(MONDAY, Facet.INDUSTRY, "fintech").total()).isEqualTo(Counts.ZERO);
    assertThat(row(FRIDAY, Facet.INDUSTRY, "edtech").skills()).isEqualTo(Map.of("go", Counts.ONE_POSTED));
  }

  @Test
  void withdrawnPostingKeepsItsHistory() {
    PostingState before = posted(MONDAY, "fintech", "java");
    move(PostingState.UNKNOWN, before);

    move(before, before.with(new Withdrawal(FRIDAY, FRIDAY)));

    assertThat(row(MONDAY, Facet.ALL, "").total()).isEqualTo(Counts.ONE_POSTED);
    assertThat(row(FRIDAY, Facet.ALL, "").total()).isEqualTo(Counts.ONE_WITHDRAWN);
    assertThat(row(FRIDAY, Facet.ALL, "").skills()).isEqualTo(Map.of("java", Counts.ONE_WITHDRAWN));
  }

  @Test
  void whatCountsAlikeChangesNothing() {
    PostingState before = posted(MONDAY, "fintech", "java");

    PostingState again = before.with(
        new Posted(FRIDAY, 1, MONDAY, facets("fintech"), new TreeSet<>(List.of("java"))), FRIDAY);

    assertThat(again).isNotEqualTo(before);
    assertThat(RowChanges.between(before, again).isEmpty()).isTrue();
  }

  private void move(PostingState before, PostingState after) {
    RowChanges.between(before, after)
        .forEach((place, change) -> rows.merge(place, change.applyTo(Row.EMPTY), (old, fresh) -> change.applyTo(old)));
  }

  private Row row(Instant day, Facet facet, String value) {
    return rows.getOrDefault(new Place(Grain.DAY.bucket(day), facet, value), Row.EMPTY);
  }

  private static PostingState posted(Instant at, String industry, String... skills) {
    return PostingState.UNKNOWN.with(new Posted(at, 1, at, facets(industry), new TreeSet<>(List.of(skills))), at);
  }

  private static Facets facets(String industry) {
    return new Facets("http", industry, new TreeSet<>(), new TreeSet<>(List.of("DE", "FR")));
  }
}
