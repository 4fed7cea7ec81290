package skilltide.streams.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import skilltide.streams.read.RealPostings.Posted;

/** Other 64-bit sketches of a text, written for clearness, to be measured beside {@link Fingerprint}. */
final class Sketches {
  private static final int BITS = 64;

  private Sketches() {}

  /** Charikar's SimHash over runs of so many words; each counts by its weight, times how often it occurs or once. */
  static ToLongFunction<Posted> simHash(int run, boolean once, ToDoubleFunction<String> weight) {
    return posting -> {
      double[] sums = new double[BITS];
      features(posting.words(), run, weight).forEach((hash, weights) -> {
        double counted = once ? weights[0] / weights[1] : weights[0];
        for (int bit = 0; bit < BITS; bit++) {
          sums[bit] += (hash >>> bit & 1) == 1 ? counted : -counted;
        }
      });
      long sketch = 0;
      for (int bit = 0; bit < BITS; bit++) {
        sketch |= sums[bit] > 0 ? 1L << bit : 0;
      }
      return sketch;
    };
  }

  /** One bit of each of 64 minimum hashes, each over all runs of so many words: a hash function a bit, no bins. */
  static ToLongFunction<Posted> minHash(int run) {
    return posting -> {
      long sketch = 0;
      for (int bit = 0; bit < BITS; bit++) {
        long salt = mixed(bit + 1);
        long least = features(posting, run, salt);
        sketch |= (least & 1) << bit;
      }
      return sketch;
    };
  }

  private static long features(Posted posting, int run, long salt) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i + run <= posting.words().size(); i++) {
      least = Math.min(least, mixed(hash(posting.words(), i, run) ^ salt));
    }
    return least;
  }

  private static Map<Long, double[]> features(List<String> words, int run, ToDoubleFunction<String> weight) {
    Map<Long, double[]> features = new HashMap<>();
    for (int i = 0; i + run <= words.size(); i++) {
      double sum = words.subList(i, i + run).stream().mapToDouble(weight).sum();
      double[] weights = features.computeIfAbsent(hash(words, i, run), hash -> new double[2]);
      weights[0] += sum;
      weights[1]++;
    }
    return features;
  }

  private static long hash(List<String> words, int from, int run) {
    long hash = 0;
    for (String word : words.subList(from, from + run)) {
      for (int i = 0; i < word.length(); i++) {
        hash = hash * 0x100000001B3L + word.charAt(i);
      }
      hash = mixed(hash + 1);
    }
    return hash;
  }

  private static long mixed(long value) {
    long z = value * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
