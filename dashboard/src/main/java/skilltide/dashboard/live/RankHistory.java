package skilltide.dashboard.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Which skill had which rank, as far back as there is room, to tell who comes back what moved. For one thread. */
final class RankHistory {
  /** Ranks held, of all times together: some 64 kB. */
  private static final int MOST = 16_384;

  private record Ranks(long since, List<String> skills) {}

  private final Deque<Ranks> held = new ArrayDeque<>();
  private int size;

  /**
   * Remembers the ranks from a frame on.
   *
   * @param skills by rank
   */
  void add(long seq, List<String> skills) {
    if (held.isEmpty() || !held.getLast().skills.equals(skills)) {
      held.addLast(new Ranks(seq, skills));
      size += skills.size();
      while (size > MOST) {
        size -= held.removeFirst().skills.size();
      }
    }
  }

  /** Skills by rank as they were at a frame; empty when that is too long ago. */
  Optional<List<String>> at(long seq) {
    Ranks found = null;
    for (Ranks ranks : held) {
      if (ranks.since > seq) {
        break;
      }
      found = ranks;
    }
    return Optional.ofNullable(found).map(Ranks::skills);
  }
}
