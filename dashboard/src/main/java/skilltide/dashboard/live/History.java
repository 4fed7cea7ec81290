package skilltide.dashboard.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last deltas of a stream, for those who missed some. For one thread. */
final class History {
  private final int most;
  private final Deque<Frame> deltas = new ArrayDeque<>();
  private int held;

  /** @param most bytes of JSON in all */
  History(int most) {
    this.most = most;
  }

  /** Takes over a delta that follows the last one. */
  void add(Frame delta) {
    deltas.addLast(delta);
    held += delta.length();
    while (held > most) {
      drop();
    }
  }

  /**
   * The deltas after a frame; empty when not all of them are held.
   *
   * @param seq of the frame
   * @param newest seq of the stream
   */
  Optional<List<Frame>> after(long seq, long newest) {
    if (seq < 0 || seq > newest || newest - seq > deltas.size()) {
      return Optional.empty();
    }
    List<Frame> missed = new ArrayList<>((int) (newest - seq));
    for (Frame delta : deltas) {
      if (delta.place().seq() > seq) {
        missed.add(delta);
      }
    }
    return Optional.of(missed);
  }

  /** Forgets all. */
  void clear() {
    while (!deltas.isEmpty()) {
      drop();
    }
  }

  private void drop() {
    Frame oldest = deltas.removeFirst();
    held -= oldest.length();
    oldest.release();
  }
}
