package skilltide.streams.count;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import skilltide.streams.count.PosterPostings.Reposted;

class PosterPostingsTest {
  private static final Instant DAY_0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final long TEXT = 0x1234_5678_9ABC_DEF0L;

  @Test
  void repostIsTheSameTextWithinTheGapOfWhereTheEarlierWasLastSeen() {
    assertThat(reposts(mark("a", 0, 0, TEXT), mark("b", 120, 120, TEXT))).containsOnlyKeys("b");
    assertThat(reposts(mark("a", 0, 0, TEXT), mark("b", 121, 121, TEXT))).isEmpty();
    assertThat(reposts(mark("a", 0, 9, TEXT), mark("b", 121, 121, TEXT))).containsOnlyKeys("b");
    assertThat(reposts(mark("a", 0, 0, TEXT), mark("b", 1, 1, ~TEXT))).isEmpty();
    assertThat(reposts(mark("a", 0, 0, TEXT), mark("b", 1, 1, TEXT ^ 0x3FFF))).containsOnlyKeys("b");
    assertThat(reposts(mark("a", 0, 0, TEXT), mark("b", 1, 1, TEXT ^ 0x7FFF))).isEmpty();
    assertThat(reposts(mark("a", 0, 0, 0), mark("b", 1, 1, 0))).as("texts without a word").isEmpty();
  }

  @Test
  void titlesMustBeEqualWhereBothHaveOne() {
    assertThat(reposts(titled("a", 0, 1), titled("b", 1, 2))).isEmpty();
    assertThat(reposts(titled("a", 0, 1), titled("b", 1, 1))).containsOnlyKeys("b");
    assertThat(reposts(titled("a", 0, 0), titled("b", 1, 1))).containsOnlyKeys("b");
  }

  @Test
  void ofTwoOnTheSameInstantTheIdDecidesAndTheLatestBeforeIsNamed() {
    assertThat(reposts(mark("b", 0, 0, TEXT), mark("a", 0, 0, TEXT))).containsEntry("b", "a");
    assertThat(reposts(mark("c", 9, 9, TEXT), mark("a", 0, 0, TEXT), mark("b", 5, 5, TEXT)))
        .isEqualTo(Map.of("b", "a", "c", "b"));
  }

  @Test
  void whatIsToldOfASetOfMarksDependsOnTheSetAlone() {
    Random random = new Random(20261123);
    for (int world = 0; world < 300; world++) {
      List<Mark> marks = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        int day = random.nextInt(300);
        marks.add(
            mark("p" + i, day, day + random.nextInt(40), random.nextInt(4) == 0 ? ~TEXT : TEXT ^ random.nextInt(4)));
      }
      Map<String, String> expected = plainly(marks);

      PosterPostings postings = new PosterPostings();
      Map<String, String> told = new HashMap<>();
      for (int detour = 0; detour < 5; detour++) {
        String id = "p" + random.nextInt(9);
        tell(postings, told, id, mark(id, random.nextInt(300), 300, TEXT));
      }
      tell(postings, told, "gone", mark("gone", random.nextInt(300), 300, TEXT));
      Collections.shuffle(marks, random);
      marks.forEach(mark -> tell(postings, told, mark.posting(), mark));
      tell(postings, told, "gone", null);

      assertThat(told).isEqualTo(expected);
    }
  }

  @Test
  void pagesKeepWhatWasTold() {
    PosterPostings postings = new PosterPostings();
    for (int i = 0; i < 3 * PosterPostings.PAGE; i++) {
      postings.tell("p" + i, mark("p" + i, i, i, TEXT));
    }
    assertThat(postings.changedPages()).containsExactly(0, 1, 2);
    assertThat(postings.changedPages()).isEmpty();
    postings.tell("p" + PosterPostings.PAGE, null);
    assertThat(postings.changedPages()).containsExactly(1);

    MarkCodec codec = new MarkCodec(new Words());
    List<PosterPostings.Page> kept = new ArrayList<>();
    for (int page = 0; page < 3; page++) {
      PosterPostings.Page whole = requireNonNull(postings.page(page));
      kept.add(codec.decodePage(codec.encode(whole)));
      assertThat(kept.getLast()).isEqualTo(whole);
      assertThat(kept.getLast().more()).isEqualTo(page < 2);
    }
    PosterPostings again = new PosterPostings(kept);
    assertThat(again.size()).isEqualTo(postings.size());
    assertThat(again.tell("p0", mark("p0", 0, 0, TEXT))).as("known").isEmpty();
  }

  @Test
  void posterThatHasNothingLeftBeginsAgainOnTheFirstPage() {
    PosterPostings postings = new PosterPostings();
    for (int i = 0; i <= PosterPostings.PAGE; i++) {
      postings.tell("p" + i, mark("p" + i, i, i, TEXT));
    }
    for (int i = 0; i <= PosterPostings.PAGE; i++) {
      postings.tell("p" + i, null);
    }
    assertThat(postings.changedPages()).containsExactly(0, 1);
    assertThat(postings.page(0)).isNull();

    postings.tell("p7", mark("p7", 7, 7, TEXT));

    assertThat(postings.changedPages()).containsExactly(0);
    assertThat(postings.page(0)).isEqualTo(new PosterPostings.Page(List.of(mark("p7", 7, 7, TEXT)), false));
  }

  @Test
  void markSurvivesItsBytes() {
    Mark mark = mark("http:1", 3, 9, Long.MIN_VALUE);

    assertThat(MarkCodec.decode(MarkCodec.encode(new MarkCodec.Told("http:1", mark))).mark()).isEqualTo(mark);
    assertThat(MarkCodec.decode(MarkCodec.encode(new MarkCodec.Told("http:1", null))))
        .isEqualTo(new MarkCodec.Told("http:1", null));
  }

  private static void tell(PosterPostings postings, Map<String, String> told, String id,
      @Nullable Mark mark) {
    postings.tell(id, mark).forEach(change -> {
      Reposted after = change.after();
      if (after == null) {
        told.remove(change.posting());
      } else {
        told.put(change.posting(), after.of());
      }
    });
  }

  private static Map<String, String> reposts(Mark... marks) {
    PosterPostings postings = new PosterPostings();
    Map<String, String> told = new HashMap<>();
    List.of(marks).forEach(mark -> tell(postings, told, mark.posting(), mark));
    assertThat(told).isEqualTo(plainly(List.of(marks)));
    return told;
  }

  /** The definition, word by word. */
  private static Map<String, String> plainly(List<Mark> marks) {
    Map<String, String> reposts = new HashMap<>();
    List<Mark> sorted = new ArrayList<>(marks);
    sorted.sort((one, other) -> one.posted().equals(other.posted())
        ? one.posting().compareTo(other.posting())
        : one.posted().compareTo(other.posted()));
    for (int i = 0; i < sorted.size(); i++) {
      for (int j = 0; j < i; j++) {
        Mark earlier = sorted.get(j);
        Mark later = sorted.get(i);
        if (Duration.between(earlier.lastSeen(), later.posted()).compareTo(Duration.ofDays(120)) <= 0
            && earlier.fingerprint() != 0 && Long.bitCount(earlier.fingerprint() ^ later.fingerprint()) <= 14
            && (earlier.titleHash() == 0 || later.titleHash() == 0 || earlier.titleHash() == later.titleHash())) {
          reposts.put(later.posting(), earlier.posting());
        }
      }
    }
    return reposts;
  }

  private static Mark mark(String id, int posted, int lastSeen, long fingerprint) {
    return new Mark(id, DAY_0.plus(Duration.ofDays(posted)), DAY_0.plus(Duration.ofDays(lastSeen)), fingerprint, 0,
        new Facets("http", null, List.of(), List.of("DE")), List.of("java"));
  }

  private static Mark titled(String id, int posted, int titleHash) {
    Mark mark = mark(id, posted, posted, TEXT);
    return new Mark(id, mark.posted(), mark.lastSeen(), TEXT, titleHash, mark.facets(), mark.skills());
  }
}
