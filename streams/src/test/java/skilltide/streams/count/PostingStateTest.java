package skilltide.streams.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import skilltide.streams.count.PostingState.Posted;
import skilltide.streams.count.PostingState.Withdrawal;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Grain;

class PostingStateTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-11-06T08:00:00Z");

  @Test
  void higherRevisionWinsWhateverTheOrder() {
    PostingState inOrder = PostingState.UNKNOWN.with(posted(MONDAY, "java"), MONDAY).with(posted(FRIDAY, "go"), FRIDAY);
    PostingState reversed = PostingState.UNKNOWN.with(posted(FRIDAY, "go"), FRIDAY)
        .with(posted(MONDAY, "java"), MONDAY);

    assertThat(reversed).isEqualTo(inOrder);
    assertThat(inOrder.contributions()).singleElement().extracting(each -> each.skills().first()).isEqualTo("go");
  }

  @Test
  void withdrawalThatCameFirstIsRemembered() {
    PostingState state = PostingState.UNKNOWN.with(new Withdrawal(FRIDAY, FRIDAY));
    assertThat(state.contributions()).isEmpty();

    PostingState known = state.with(posted(MONDAY, "java"), MONDAY);

    assertThat(known.contributions()).extracting(PostingState.Contribution::counts)
        .containsExactly(Counts.ONE_POSTED, Counts.ONE_WITHDRAWN);
    assertThat(known.contributions()).extracting(PostingState.Contribution::day)
        .containsExactly(Grain.DAY.bucket(MONDAY), Grain.DAY.bucket(FRIDAY));
  }

  @Test
  void postingPublishedAgainAfterItsWithdrawalIsOpen() {
    PostingState withdrawn = PostingState.UNKNOWN.with(posted(MONDAY, "java"), MONDAY)
        .with(new Withdrawal(FRIDAY, FRIDAY));
    assertThat(withdrawn.withdrawnAt()).isEqualTo(FRIDAY);

    PostingState again = withdrawn.with(posted(FRIDAY.plusSeconds(1), "java"), FRIDAY);

    assertThat(again.withdrawnAt()).isNull();
  }

  @Test
  void postingWithoutADateCountsWhenItWasFirstReceived() {
    Posted undated = new Posted(FRIDAY, 1, null, facets(), new TreeSet<>());

    PostingState state = PostingState.UNKNOWN.with(undated, FRIDAY).with(undated, MONDAY);

    assertThat(state.postedAt()).isEqualTo(MONDAY);
  }

  @Test
  void equalRevisionsAreDecidedByTheirContentWhateverTheOrder() {
    Posted one = new Posted(MONDAY, 7, MONDAY, facets(), new TreeSet<>(List.of("java")));
    Posted other = new Posted(MONDAY, -7, MONDAY, facets(), new TreeSet<>(List.of("go")));

    assertThat(PostingState.UNKNOWN.with(one, MONDAY).with(other, MONDAY))
        .isEqualTo(PostingState.UNKNOWN.with(other, MONDAY).with(one, MONDAY));
  }

  @Test
  void orderAndRepetitionOfEventsLeaveNoTrace() {
    Random random = new Random(20261102);
    for (int world = 0; world < 200; world++) {
      List<UnaryOperator<PostingState>> events = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Instant revision = MONDAY.plusSeconds(random.nextInt(4) * 3600L);
        if (random.nextInt(3) == 0) {
          events.add(state -> state.with(new Withdrawal(revision, revision)));
        } else {
          Posted posted = new Posted(revision, random.nextLong(), random.nextBoolean() ? revision : null, facets(),
              new TreeSet<>(List.of("s" + i)));
          Instant received = MONDAY.plusSeconds(random.nextInt(9) * 1000L);
          events.add(state -> state.with(posted, received));
        }
      }
      PostingState expected = apply(events);
      List<UnaryOperator<PostingState>> shuffled = new ArrayList<>(events);
      shuffled.add(events.get(0));
      shuffled.add(events.get(3));
      Collections.shuffle(shuffled, random);

      assertThat(apply(shuffled)).isEqualTo(expected);
    }
  }

  @Test
  void stateSurvivesItsBytes() {
    PostingState full = PostingState.UNKNOWN.with(posted(MONDAY, "java"), MONDAY).with(new Withdrawal(FRIDAY, FRIDAY));

    assertThat(PostingStateCodec.decode(PostingStateCodec.encode(full))).isEqualTo(full);
    assertThat(PostingStateCodec.decode(PostingStateCodec.encode(PostingState.UNKNOWN)))
        .isEqualTo(PostingState.UNKNOWN);
  }

  private static PostingState apply(List<UnaryOperator<PostingState>> events) {
    PostingState state = PostingState.UNKNOWN;
    for (UnaryOperator<PostingState> event : events) {
      state = event.apply(state);
    }
    return state;
  }

  private static Posted posted(Instant revision, String skill) {
    return new Posted(revision, 1, revision, facets(), new TreeSet<>(List.of(skill)));
  }

  private static Facets facets() {
    return new Facets("http", "fintech", new TreeSet<>(List.of("backend")), new TreeSet<>(List.of("DE", "FR")));
  }
}
