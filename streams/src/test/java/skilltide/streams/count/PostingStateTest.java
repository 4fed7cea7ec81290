package skilltide.streams.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import skilltide.streams.count.PostingState.Withdrawal;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Grain;
import skilltide.streams.result.UnknownVersionException;

class PostingStateTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-11-06T08:00:00Z");

  @Test
  void higherRevisionWinsWhateverTheOrder() {
    PostingState inOrder = received(received(PostingState.UNKNOWN, posted(MONDAY, "java"), MONDAY),
        posted(FRIDAY, "go"), FRIDAY);
    PostingState reversed = received(received(PostingState.UNKNOWN, posted(FRIDAY, "go"), FRIDAY),
        posted(MONDAY, "java"),
        MONDAY);

    assertThat(reversed).isEqualTo(inOrder);
    assertThat(inOrder.contributions()).singleElement().extracting(each -> each.skills().getFirst()).isEqualTo("go");
  }

  @Test
  void withdrawalThatCameFirstIsRemembered() {
    PostingState state = PostingState.UNKNOWN.with(new Withdrawal(FRIDAY, FRIDAY));
    assertThat(state.contributions()).isEmpty();

    PostingState known = received(state, posted(MONDAY, "java"), MONDAY);

    assertThat(known.contributions()).extracting(Contribution::counts)
        .containsExactly(Counts.ONE_POSTED, Counts.ONE_WITHDRAWN);
    assertThat(known.contributions()).extracting(Contribution::day)
        .containsExactly(Grain.DAY.bucket(MONDAY), Grain.DAY.bucket(FRIDAY));
  }

  @Test
  void postingPublishedAgainAfterItsWithdrawalIsOpen() {
    PostingState withdrawn = received(PostingState.UNKNOWN, posted(MONDAY, "java"), MONDAY)
        .with(new Withdrawal(FRIDAY, FRIDAY));
    assertThat(withdrawn.withdrawnAt()).isEqualTo(FRIDAY);

    PostingState again = received(withdrawn, posted(FRIDAY.plusSeconds(1), "java"), FRIDAY);

    assertThat(again.withdrawnAt()).isNull();
  }

  @Test
  void postingWithoutADateCountsWhenItWasFirstReceived() {
    Posted undated = undated(FRIDAY, 1, null, "java");

    PostingState state = received(received(PostingState.UNKNOWN, undated, FRIDAY), undated, MONDAY);

    assertThat(state.postedAt()).isEqualTo(MONDAY);
  }

  @Test
  void equalRevisionsAreDecidedByTheirContentWhateverTheOrder() {
    Posted one = undated(MONDAY, 7, MONDAY, "java");
    Posted other = undated(MONDAY, -7, MONDAY, "go");

    assertThat(PostingState.UNKNOWN.with(one).with(other))
        .isEqualTo(PostingState.UNKNOWN.with(other).with(one));
  }

  @Test
  void orderAndRepetitionOfEventsLeaveNoTrace() {
    Random random = new Random(20261102);
    for (int world = 0; world < 200; world++) {
      List<UnaryOperator<PostingState>> events = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Instant revision = MONDAY.plusSeconds(random.nextInt(4) * 3600L);
        int kind = random.nextInt(7);
        if (kind == 0) {
          events.add(state -> state.forget(revision.minusSeconds(1800)));
        } else if (kind < 3) {
          events.add(state -> state.with(new Withdrawal(revision, revision)));
        } else {
          Posted posted = undated(revision, random.nextLong(), random.nextBoolean() ? revision : null, "s" + i);
          Instant received = MONDAY.plusSeconds(random.nextInt(9) * 1000L);
          boolean backfill = random.nextInt(4) == 0;
          events.add(state -> state.received(revision, received, backfill).with(posted));
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
  void whatWasFoundOpenAtFirstStaysSoWhenItChanges() {
    PostingState found = PostingState.UNKNOWN.received(MONDAY, MONDAY, true).with(posted(MONDAY, "java"));

    assertThat(received(found, posted(FRIDAY, "go"), FRIDAY).backfill()).isTrue();
    PostingState watched = received(PostingState.UNKNOWN, posted(MONDAY, "java"), MONDAY);
    assertThat(watched.backfill()).isFalse();
    assertThat(watched.received(FRIDAY, FRIDAY, true).backfill()).as("its source is asked from the start again")
        .isFalse();
    assertThat(PostingState.UNKNOWN.received(FRIDAY, FRIDAY, true).received(MONDAY, MONDAY, false).backfill())
        .as("in the other order").isFalse();
  }

  @Test
  void stateSurvivesItsBytes() {
    PostingState full = received(PostingState.UNKNOWN, posted(MONDAY, "java"), MONDAY)
        .with(new Withdrawal(FRIDAY, FRIDAY));

    PostingStateCodec codec = new PostingStateCodec(new Words());

    for (PostingState state : List.of(full, PostingState.UNKNOWN, full.forget(MONDAY.plusNanos(7)),
        received(full.forget(MONDAY), new Posted(FRIDAY.plusNanos(1), -1, null, MONDAY, "Acme \u6c34", Long.MIN_VALUE,
            Integer.MIN_VALUE, new Facets("http", null, List.of(), List.of()), List.of()),
            FRIDAY.plusNanos(1_000)).at(FRIDAY),
        PostingState.UNKNOWN.received(MONDAY, MONDAY, true))) {
      assertThat(codec.decode(codec.encode(state))).isEqualTo(state);
    }
  }

  @Test
  void cutOffOrLaterBytesAreRefused() {
    PostingStateCodec codec = new PostingStateCodec(new Words());
    byte[] whole = codec.encode(received(PostingState.UNKNOWN, posted(MONDAY, "java"), MONDAY));

    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> codec.decode(part)).isInstanceOf(IllegalArgumentException.class);
    }
    whole[0] = 9;
    assertThatThrownBy(() -> codec.decode(whole)).isInstanceOf(UnknownVersionException.class)
        .hasMessageContaining("version 9");
  }

  @Test
  void stateWhoseWordsAreNotThereIsNotTakenForOneOfAnotherVersion() {
    byte[] state = new PostingStateCodec(new Words())
        .encode(received(PostingState.UNKNOWN, posted(MONDAY, "java"), MONDAY));

    assertThatThrownBy(() -> new PostingStateCodec(new Words()).decode(state))
        .isInstanceOf(IllegalArgumentException.class).isNotInstanceOf(UnknownVersionException.class);
  }

  @Test
  void stateOfAnOrdinaryPostingIsSmall() {
    Posted ordinary = new Posted(FRIDAY.plusNanos(123_456_000), 1L << 60, MONDAY, null, "acme", 1L << 60, 1 << 30,
        facets(), List.of("java", "kafka", "postgresql", "docker", "kubernetes", "aws", "react", "sql"));

    int size = new PostingStateCodec(new Words())
        .encode(received(PostingState.UNKNOWN, ordinary, FRIDAY.plusNanos(123_456_000))).length;

    assertThat(size).isLessThanOrEqualTo(70);
  }

  @Test
  void postingExpiresWhenTheClockReachesItAndCountsOnTheEarlierOfTwoDays() {
    Posted valid = new Posted(MONDAY, 1, MONDAY, FRIDAY, null, 0, 0, facets(), List.of());
    PostingState open = received(PostingState.UNKNOWN, valid, MONDAY).at(FRIDAY.minusSeconds(1));
    assertThat(open.withdrawnAt()).isNull();
    assertThat(open.expires()).isEqualTo(FRIDAY);

    PostingState over = open.at(FRIDAY);

    assertThat(over.withdrawnAt()).isEqualTo(FRIDAY);
    assertThat(over.expires()).isNull();
    assertThat(over.with(new Withdrawal(FRIDAY, MONDAY)).withdrawnAt()).isEqualTo(MONDAY);
    assertThat(over.with(new Withdrawal(FRIDAY, FRIDAY.plusSeconds(9))).withdrawnAt()).isEqualTo(FRIDAY);
  }

  @Test
  void forgottenEventsNeverWereWhetherTheyCameBeforeOrAfter() {
    PostingState known = received(PostingState.UNKNOWN, posted(MONDAY, "java"), MONDAY)
        .with(new Withdrawal(MONDAY, MONDAY));

    PostingState forgotten = known.forget(MONDAY);

    assertThat(forgotten.contributions()).isEmpty();
    assertThat(forgotten.with(posted(MONDAY, "java"))).isEqualTo(forgotten);
    assertThat(received(forgotten, posted(FRIDAY, "go"), FRIDAY).contributions()).hasSize(1);
  }

  @Test
  void lastSeenIsTheLatestThatASourceStated() {
    PostingState received = received(PostingState.UNKNOWN, undated(FRIDAY, 1, MONDAY, "java"), FRIDAY);
    assertThat(received.lastSeen()).as("a receipt says nothing about an archive").isEqualTo(MONDAY);

    assertThat(received(received, undated(FRIDAY, 2, MONDAY, "java"), FRIDAY.plusSeconds(5)).lastSeen())
        .isEqualTo(FRIDAY);
    assertThat(received.with(new Withdrawal(FRIDAY, FRIDAY)).lastSeen()).isEqualTo(FRIDAY);
  }

  private static PostingState apply(List<UnaryOperator<PostingState>> events) {
    PostingState state = PostingState.UNKNOWN;
    for (UnaryOperator<PostingState> event : events) {
      state = event.apply(state);
    }
    return state;
  }

  private static Posted posted(Instant revision, String skill) {
    return undated(revision, 1, revision, skill);
  }

  private static Posted undated(Instant revision, long contentHash, @Nullable Instant stated, String skill) {
    return new Posted(revision, contentHash, stated, null, "acme", 1, 1, facets(), List.of(skill));
  }

  private static PostingState received(PostingState state, Posted posted, Instant received) {
    return state.received(posted.revision(), received, false).with(posted);
  }

  private static Facets facets() {
    return new Facets("http", "fintech", List.of("backend"), List.of("DE", "FR"));
  }
}
