package skilltide.streams.topology;

import java.nio.charset.StandardCharsets;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Grain;

/**
 * Counts as one number: the sum of every count times a weight that its place hashes to. It adds up as counts do, over
 * postings as over partitions, so that nothing has to be kept to compute it; a count that is wrong changes it.
 */
final class CountsDigest {
  /** The skill that stands for a row's total. */
  static final String TOTAL = "";

  private CountsDigest() {}

  /** What a facet value's skill, or its total, weighs, whatever the day. */
  static long place(String facet, String value, String skill) {
    long hash = 0xCBF29CE484222325L;
    for (byte each : (facet + '/' + value + '/' + skill).getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ each) * 0x100000001B3L;
    }
    return mix(hash);
  }

  /** What counts add, at a place in a bucket. */
  static long of(long place, Grain grain, long bucket, Counts counts) {
    long weight = mix(place + bucket * 0x9E3779B97F4A7C15L + grain.length().toHours());
    return weight * counts.posted() + mix(weight + 1) * counts.reposted() + mix(weight + 2) * counts.withdrawn()
        + mix(weight + 3) * counts.views() + mix(weight + 4) * counts.robots();
  }

  // The finalizer of MurmurHash3.
  private static long mix(long bits) {
    long mixed = bits;
    mixed = (mixed ^ mixed >>> 33) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ mixed >>> 33;
  }
}
