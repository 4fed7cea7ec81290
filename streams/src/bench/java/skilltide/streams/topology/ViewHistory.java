package skilltide.streams.topology;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import skilltide.ingest.event.TermViewed;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * Made-up views of the last day, in order of their time: terms as Zipf has them, visitors of about ten views, one view
 * in ten a repetition of an earlier one, one in twenty by a robot.
 */
final class ViewHistory {
  private static final int VIEWS_A_VISITOR = 10;
  private static final int RECENT = 1_000;
  private static final long LENGTH = 23 * 3_600_000L;

  private final List<String> terms;
  private final double[] upTo;
  private final Instant end;
  private final int n;

  /** @param end when the last of them was, nearly */
  ViewHistory(Taxonomy taxonomy, int n, Instant end) {
    this.n = n;
    this.end = end;
    terms = taxonomy.skills().stream().map(Skill::id).toList();
    upTo = new double[terms.size()];
    double sum = 0;
    for (int rank = 0; rank < upTo.length; rank++) {
      sum += 1.0 / (rank + 1);
      upTo[rank] = sum;
    }
  }

  int size() {
    return n;
  }

  void forEach(Consumer<TermViewed> action) {
    Random random = new Random(4);
    TermViewed[] recent = new TermViewed[RECENT];
    int visitors = Math.max(1, n / VIEWS_A_VISITOR);
    for (int i = 0; i < n; i++) {
      Instant viewed = end.minusMillis(LENGTH - i * LENGTH / n);
      TermViewed earlier = recent[random.nextInt(RECENT)];
      TermViewed view;
      if (earlier != null && random.nextInt(10) == 0) {
        view = new TermViewed(earlier.term(), earlier.visitor(), viewed, earlier.robot());
      } else {
        int visitor = random.nextInt(visitors);
        view = new TermViewed(term(random), "visitor-%016x".formatted(visitor * 0x9E3779B97F4A7C15L), viewed,
            visitor % 20 == 0);
      }
      recent[i % RECENT] = view;
      action.accept(view);
    }
  }

  private String term(Random random) {
    int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    return terms.get(at < 0 ? -at - 1 : at);
  }
}
