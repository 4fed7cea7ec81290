package skilltide.streams.counting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import skilltide.streams.result.Counting;
import skilltide.streams.result.Counting.State;
import skilltide.streams.result.ResultJson;

class CountingsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void firstCountingIsActiveAtOnce() {
    Countings first = join(Countings.NONE, "a");

    assertThat(first.active()).contains(counting(1, State.ACTIVE, "a"));
    assertThat(numbers(first.toRun("a"))).containsExactly(1);
    assertThat(first.joined(joining("a"))).isEmpty();
  }

  @Test
  void taxonomyNeverSeenHasEverythingReadAgainWhileTheActiveOneGoesOn() {
    Countings two = join(join(Countings.NONE, "a"), "b");

    assertThat(two.building()).contains(counting(2, State.BUILDING, "b"));
    assertThat(two.active()).contains(counting(1, State.ACTIVE, "a").mixedUp());
    assertThat(numbers(two.toRun("b"))).containsExactly(1, 2);
    assertThat(numbers(two.toRun("a"))).containsExactly(1);
    assertThat(two.joined(joining("b"))).isEmpty();
    assertThat(two.joined(joining("a"))).isEmpty();
  }

  @Test
  void whatHasCaughtUpTakesThePlaceOfTheActiveOneInOneStep() {
    Countings two = join(join(Countings.NONE, "a"), "b");

    Countings done = two.with(two.finished(2, NOW.plusSeconds(9)));

    assertThat(done.active().map(Counting::number)).contains(2);
    assertThat(done.retired()).singleElement().satisfies(old -> {
      assertThat(old.number()).isEqualTo(1);
      assertThat(old.since()).isEqualTo(NOW.plusSeconds(9));
    });
    assertThat(done.finished(2, NOW)).isEmpty();
    assertThat(done.toRun("a")).isEmpty();
    assertThat(numbers(done.toRun("b"))).containsExactly(2);
  }

  @Test
  void taxonomyThatHadItsTimeStaysIdleUnlessItIsAlone() {
    Countings done = switched();

    assertThat(done.joined(joining("a"))).isEmpty();
    Countings alone = done.with(done.joined(new Joining("a", "1", NOW, true, false)));
    assertThat(alone.building()).contains(counting(3, State.BUILDING, "a"));
  }

  @Test
  void trimmedLogIsNeverReadAgain() {
    Countings one = join(Countings.NONE, "a");
    Joining trimmed = new Joining("b", "1", NOW, false, true);

    assertThat(one.joined(trimmed)).containsExactly(counting(1, State.ACTIVE, "b"));
    assertThatThrownBy(() -> one.asked(trimmed, false)).isInstanceOf(RefusedException.class)
        .hasMessageContaining("deleted");
  }

  @Test
  void thirdTaxonomySupersedesTheSecondThatIsStillBeingBuilt() {
    Countings three = join(join(join(Countings.NONE, "a"), "b"), "c");

    assertThat(three.building()).contains(counting(3, State.BUILDING, "c"));
    assertThat(numbers(three.retired())).containsExactly(2);
    assertThat(three.toRun("b")).isEmpty();
    assertThat(three.finished(2, NOW)).isEmpty();
  }

  @Test
  void sameTaxonomyIsReadAgainWhenAskedForAndBothRunSideBySide() {
    Countings one = join(Countings.NONE, "a");

    Countings two = one.with(one.asked(joining("a"), false));

    assertThat(numbers(two.toRun("a"))).containsExactly(1, 2);
    assertThat(two.active().map(Counting::mixed)).contains(false);
    assertThatThrownBy(() -> two.asked(joining("a"), false)).isInstanceOf(RefusedException.class)
        .hasMessageContaining("Counting 2 is being built already");
  }

  @Test
  void whatNobodyBuildsAnyMoreGivesWayWhenAskedFor() {
    Countings two = join(join(Countings.NONE, "a"), "b");

    assertThatThrownBy(() -> two.asked(joining("a"), true)).isInstanceOf(RefusedException.class);
    Countings three = two.with(two.asked(joining("a"), false));

    assertThat(three.building()).contains(counting(3, State.BUILDING, "a"));
    assertThat(numbers(three.retired())).containsExactly(2);
  }

  @Test
  void goingBackBeforeTheSwitchReadsAgainWhatTheOtherTaxonomyHasCountedIn() {
    Countings two = join(join(Countings.NONE, "a"), "b");

    Countings back = two.with(two.joined(new Joining("a", "1", NOW, true, false)));

    assertThat(back.building()).contains(counting(3, State.BUILDING, "a"));
    assertThat(numbers(back.retired())).containsExactly(2);
  }

  @Test
  void countingsAreWrittenAsJsonAndReadWithFieldsOfTomorrow() {
    Counting counting = counting(7, State.BUILDING, "a");

    assertThat(ResultJson.counting(ResultJson.write(counting))).isEqualTo(counting);
    String tomorrow = new String(ResultJson.write(counting), UTF_8)
        .replace("{\"number\"", "{\"why\":\"new\",\"number\"");
    assertThat(tomorrow).contains("\"state\":\"building\"", "why");
    assertThat(ResultJson.counting(tomorrow.getBytes(UTF_8))).isEqualTo(counting);
    assertThatThrownBy(() -> ResultJson.counting("{}".getBytes(UTF_8))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void timeLeftFollowsTheLastHalfMinute() {
    Pace pace = new Pace();
    pace.note(NOW, 0);
    assertThat(pace.left(10)).isEmpty();

    pace.note(NOW.plusSeconds(10), 1_000_000);
    pace.note(NOW.plusSeconds(60), 1_000_000);
    assertThat(pace.left(10)).isEmpty();
    pace.note(NOW.plusSeconds(70), 1_000_100);

    assertThat(pace.left(200)).contains(Duration.ofSeconds(20));
  }

  private static Countings switched() {
    Countings two = join(join(Countings.NONE, "a"), "b");
    return two.with(two.finished(2, NOW));
  }

  private static Countings join(Countings countings, String taxonomy) {
    return countings.with(countings.joined(joining(taxonomy)));
  }

  private static Joining joining(String taxonomy) {
    return new Joining(taxonomy, "1", NOW, false, false);
  }

  private static Counting counting(int number, State state, String taxonomy) {
    return Counting.begun(number, state, taxonomy, "1", NOW);
  }

  private static List<Integer> numbers(List<Counting> countings) {
    return countings.stream().map(Counting::number).toList();
  }
}
