package skilltide.dashboard.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant. */
public final class Nearest {

  private Nearest() {}

  /** The word nearest to what was typed, if it is near enough to be meant: at most a third of it must be changed. */
  public static Optional<String> to(String typed, Collection<String> words) {
    String folded = typed.toLowerCase(Locale.ROOT);
    return words.stream().filter(word -> distance(folded, word) <= Math.max(1, Math.min(folded.length(), 24) / 3))
        .min(Comparator.<String>comparingInt(word -> distance(folded, word)).thenComparing(word -> word));
  }

  /** An end for an error message: the nearest word, else all of them. */
  static String mend(String typed, Collection<String> words) {
    return to(typed, words).map(word -> ", did you mean '" + word + "'?")
        .orElse(words.isEmpty() ? "; there is none" : "; there is " + String.join(", ", words));
  }

  // Optimal string alignment distance: Levenshtein's, with neighbours exchanged as one edit.
  private static int distance(String typed, String word) {
    String a = typed.length() > 64 ? typed.substring(0, 64) : typed;
    String b = word.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          edits[i][j] = Math.min(edits[i][j], 1 + edits[i - 2][j - 2]);
        }
      }
    }
    return edits[a.length()][b.length()];
  }
}
