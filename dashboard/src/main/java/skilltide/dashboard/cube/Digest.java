package skilltide.dashboard.cube;

/**
 * 64-bit hashes that are the same in every process. Digests of rows are added, so that their order and their
 * partitions do not matter; each is mixed well before, so that sums of different rows differ.
 */
final class Digest {
  private static final long SEED = 0x9E3779B97F4A7C15L;

  private Digest() {}

  static long of(String text) {
    long digest = SEED;
    for (int i = 0; i < text.length(); i++) {
      digest = digest * 31 + text.charAt(i);
    }
    return mix(digest);
  }

  static long with(long digest, long next) {
    return mix(digest ^ next) + SEED;
  }

  // The finalizer of SplittableRandom: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
  static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
