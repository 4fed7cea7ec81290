package skilltide.streams.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Words and names that are nothing to a taxonomy of skills, however they are written. A hash table that is asked by characters of a text:
 * most words with a capital are asked for, and few of them are worth a string.
 */
final class CommonWords {
  private static final String FILE = "/skilltide/terms/common-words.txt";
  private static final int SIZE = 1 << 14;
  private final @Nullable String[] table = new String[SIZE];

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
          add(tokens.nextToken());
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

  private void add(String word) {
    int slot = slot(word.hashCode());
    while (table[slot] != null) {
      slot = slot + 1 & SIZE - 1;
    }
    table[slot] = word;
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
    int hash = 0;
    for (int i = start; i < end - 1; i++) {
      hash = 31 * hash + folded[i];
    }
    return end > start && (find(folded, start, end, 31 * hash + folded[end - 1])
        || folded[end - 1] == 's' && find(folded, start, end - 1, hash));
  }

  /** @param hash as {@link String#hashCode()} has it */
  private boolean find(char[] folded, int start, int end, int hash) {
    for (int slot = slot(hash); true; slot = slot + 1 & SIZE - 1) {
      String word = table[slot];
      if (word == null) {
        return false;
      }
      if (word.hashCode() == hash && same(word, folded, start, end)) {
        return true;
      }
    }
  }

  private static boolean same(String word, char[] folded, int start, int end) {
    if (word.length() != end - start) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (word.charAt(i - start) != folded[i]) {
        return false;
      }
    }
    return true;
  }

  private static int slot(int hash) {
    return (hash ^ hash >>> 16) & SIZE - 1;
  }
}
