package skilltide.streams.read;

import org.jspecify.annotations.Nullable;

/**
 * A posting's words in 64 bits, so that a repost by the same poster is known without keeping the text: one bit of
 * each of 64 minimum hashes over the set of its neighbouring words.
 *
 * <p>Two texts that share the part <i>J</i> of their pairs of neighbouring words (Jaccard) differ in 32 · (1 − J) bits on
 * average. MinHash is A. Broder, "On the resemblance and containment of documents", 1997; that one bit of each minimum
 * will do is P. Li and A. C. König, "b-Bit Minwise Hashing", 2010; that one pass over one hash fills all 64 is P. Li, A.
 * Owen and C.-H. Zhang, "One Permutation Hashing", 2012, and how a text too short for that borrows is A. Shrivastava,
 * "Optimal Densification for Fast and Accurate Minwise Hashing", 2017. It took the place of SimHash (M. Charikar, 2002; G.
 * Manku, A. Jain and A. Das Sarma, 2007) because it makes about half the errors at the same size.
 *
 * <p>Bits are stored: a change to how they come about makes every stored one worthless.
 *
 * @param bits 0 for a text without a word
 */
public record Fingerprint(long bits) {
  /** Two texts of one poster are nearly equal when at most so many bits differ; measured. */
  public static final int NEAR = 14;
  /** Of a text without a word. */
  public static final Fingerprint NONE = new Fingerprint(0);

  /** The fingerprint of what a posting says, its title first, as if both were one text. */
  static Fingerprint of(@Nullable TextView title, TextView text) {
    LeastHashes least = new LeastHashes();
    if (title != null) {
      least.add(title.folded(), title.length());
    }
    least.add(text.folded(), text.length());
    if (least.isEmpty()) {
      return NONE;
    }
    long bits = least.bits();
    return new Fingerprint(bits == NONE.bits ? 1 : bits);
  }

  /** In how many bits two differ, 0 to 64. */
  public int distance(Fingerprint other) {
    return Long.bitCount(bits ^ other.bits);
  }

  /** Whether the texts are nearly equal; what has no words is like nothing, not even itself. */
  public boolean isNear(Fingerprint other) {
    return !equals(NONE) && !other.equals(NONE) && distance(other) <= NEAR;
  }
}
