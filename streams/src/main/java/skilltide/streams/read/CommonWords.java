package skilltide.streams.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;

/**
 * Words and names that are nothing to a taxonomy of skills, however they are written. Known by 64 bits of a hash each, as most words with a
 * capital are asked for: among a few thousand of them another word is mistaken for one less often than once in 10^15 times.
 */
final class CommonWords {
  private static final String FILE = "/skilltide/terms/common-words.txt";
  private static final int SIZE = 1 << 14;
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private final long[] table = new long[SIZE];

  CommonWords() {
    try (InputStream in = CommonWords.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int words = 0;
      for (String line : text.lines().filter(each -> !each.startsWith("#")).toList()) {
        StringTokenizer tokens = new StringTokenizer(line);
        while (tokens.hasMoreTokens()) {
          add(tokens.nextToken().toCharArray());
          words++;
        }
      }
      if (words > SIZE / 2) {
        throw new IllegalStateException(FILE + " has more words than its table is made for");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(char[] word) {
    long hash = hash(word, 0, word.length);
    int slot = slot(hash);
    while (table[slot] != 0) {
      slot = slot + 1 & SIZE - 1;
    }
    table[slot] = hash;
  }

  /** Whether a folded word, its plural, or all that hyphens join in it, are among them. */
  boolean explain(char[] folded, int start, int end) {
    if (holds(folded, start, end)) {
      return true;
    }
    int part = start;
    for (int i = start; i < end; i++) {
      if (folded[i] == '-') {
        if (!holds(folded, part, i)) {
          return false;
        }
        part = i + 1;
      }
    }
    return part > start && holds(folded, part, end);
  }

  private boolean holds(char[] folded, int start, int end) {
    return end > start && (find(hash(folded, start, end))
        || folded[end - 1] == 's' && find(hash(folded, start, end - 1)));
  }

  private boolean find(long hash) {
    int slot = slot(hash);
    while (table[slot] != 0 && table[slot] != hash) {
      slot = slot + 1 & SIZE - 1;
    }
    return table[slot] != 0;
  }

  /** Never 0, which stands for no word. */
  private static long hash(char[] word, int start, int end) {
    long hash = 1;
    for (int i = start; i < end; i++) {
      hash = Long.rotateLeft(hash ^ word[i], 25) * MULTIPLIER;
    }
    return hash | 1;
  }

  private static int slot(long hash) {
    return (int) (hash >>> 50);
  }
}
