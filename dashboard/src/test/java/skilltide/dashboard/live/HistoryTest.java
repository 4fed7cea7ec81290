package skilltide.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final String JSON = "{\"type\":\"delta\"}";

  @Test
  void whatFollowsAFrameIsKnownAsFarBackAsThereIsRoom() {
    History history = new History(3 * JSON.length());
    for (long seq = 1; seq <= 5; seq++) {
      history.add(delta(seq));
    }

    assertThat(seqs(history.after(5, 5))).contains(List.of());
    assertThat(seqs(history.after(4, 5))).contains(List.of(5L));
    assertThat(seqs(history.after(2, 5))).contains(List.of(3L, 4L, 5L));
    assertThat(history.after(1, 5)).isEmpty();
    assertThat(history.after(6, 5)).as("never sent").isEmpty();
    assertThat(history.after(-1, 5)).isEmpty();
    assertThat(history.after(Long.MIN_VALUE, 5)).isEmpty();
  }

  @Test
  void whatIsForgottenIsReleased() {
    History history = new History(JSON.length());
    Frame first = delta(1);
    Frame second = delta(2);
    history.add(first);
    history.add(second);
    assertThat(first.refCnt()).isZero();
    assertThat(second.refCnt()).isEqualTo(1);

    history.clear();

    assertThat(second.refCnt()).isZero();
  }

  @Test
  void ranksAreKnownAsFarBackAsThereIsRoom() {
    RankHistory ranks = new RankHistory();
    ranks.add(0, List.of("go", "rust"));
    ranks.add(1, List.of("go", "rust"));
    ranks.add(2, List.of("rust", "go"));

    assertThat(ranks.at(0)).contains(List.of("go", "rust"));
    assertThat(ranks.at(1)).contains(List.of("go", "rust"));
    assertThat(ranks.at(9)).contains(List.of("rust", "go"));

    for (int seq = 3; seq < 20_000; seq++) {
      ranks.add(seq, List.of("skill-" + seq, "go"));
    }

    assertThat(ranks.at(2)).isEmpty();
    assertThat(ranks.at(19_000)).contains(List.of("skill-19000", "go"));
  }

  private static Frame delta(long seq) {
    return Frame.of(new Place("stream", seq), JSON);
  }

  private static Optional<List<Long>> seqs(Optional<List<Frame>> frames) {
    return frames.map(all -> all.stream().map(frame -> frame.place().seq()).toList());
  }
}
