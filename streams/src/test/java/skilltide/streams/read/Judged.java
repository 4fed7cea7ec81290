package skilltide.streams.read;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import skilltide.streams.read.RealPostings.Pair;
import skilltide.streams.read.RealPostings.Posted;

/** How many of those that are near, of those that are not, and of those between, differ in so many bits. */
final class Judged {
  /** From so much likeness on, people call the two the same posting. */
  static final double SAME = 0.5;
  /** Up to so much, another one. */
  static final double OTHER = 0.3;
  private static final int BITS = 64;
  private final long[] same = new long[BITS + 1];
  private final long[] other = new long[BITS + 1];
  private final long[] between = new long[BITS + 1];

  /** Pair by pair. */
  static Judged pairs(Collection<Pair> pairs, ToLongFunction<Posted> sketch) {
    IdentityHashMap<Posted, Long> sketches = new IdentityHashMap<>();
    Judged judged = new Judged();
    for (Pair pair : pairs) {
      judged.add(pair.likeness(), distance(pair, sketches, sketch));
    }
    return judged;
  }

  /** Posting by posting: the likest of the earlier ones against the one that differs least. */
  static Judged postings(Collection<Pair> pairs, ToLongFunction<Posted> sketch) {
    IdentityHashMap<Posted, Long> sketches = new IdentityHashMap<>();
    IdentityHashMap<Posted, Double> likest = new IdentityHashMap<>();
    IdentityHashMap<Posted, Integer> least = new IdentityHashMap<>();
    for (Pair pair : pairs) {
      likest.merge(pair.later(), pair.likeness(), Math::max);
      least.merge(pair.later(), distance(pair, sketches, sketch), Math::min);
    }
    Judged judged = new Judged();
    likest.forEach((posting, likeness) -> judged.add(likeness, requireNonNull(least.get(posting))));
    return judged;
  }

  private static int distance(Pair pair, IdentityHashMap<Posted, Long> sketches, ToLongFunction<Posted> sketch) {
    return Long.bitCount(sketches.computeIfAbsent(pair.earlier(), sketch::applyAsLong)
        ^ sketches.computeIfAbsent(pair.later(), sketch::applyAsLong));
  }

  private void add(double likeness, int distance) {
    (likeness >= SAME ? same : likeness <= OTHER ? other : between)[distance]++;
  }

  /** Of those called near at k bits, the part that is; those between do not count. */
  double precision(int k) {
    return (double) upTo(same, k) / Math.max(1, upTo(same, k) + upTo(other, k));
  }

  /** Of those that are near, the part called so at k bits. */
  double recall(int k) {
    return (double) upTo(same, k) / Math.max(1, upTo(same, BITS));
  }

  double f1(int k) {
    return 2 * precision(k) * recall(k) / Math.max(1e-9, precision(k) + recall(k));
  }

  /** Of those between, the part called near at k bits. */
  double between(int k) {
    return (double) upTo(between, k) / Math.max(1, upTo(between, BITS));
  }

  int bestK() {
    int best = 0;
    for (int k = 1; k < BITS; k++) {
      best = f1(k) > f1(best) ? k : best;
    }
    return best;
  }

  /** How many there are of each. */
  Map<String, Long> sizes() {
    Map<String, Long> sizes = new HashMap<>();
    sizes.put("same", upTo(same, BITS));
    sizes.put("between", upTo(between, BITS));
    sizes.put("other", upTo(other, BITS));
    return sizes;
  }

  private static long upTo(long[] counts, int k) {
    long sum = 0;
    for (int distance = 0; distance <= k; distance++) {
      sum += counts[distance];
    }
    return sum;
  }
}
