package skilltide.streams.taxonomy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Names that differ from a typed one in few letters. */
final class NearestNames {
  private NearestNames() {}

  /** Ids by optimal string alignment distance: at most one edit in three letters; ties by the shorter id. */
  static List<String> of(String typed, Map<String, Skill> byName, int most) {
    record Near(String id, int distance) {}
    int limit = Math.max(1, typed.length() / 3);
    return byName.entrySet().stream()
        .filter(named -> Math.abs(named.getKey().length() - typed.length()) <= limit)
        .map(named -> new Near(named.getValue().id(), distance(typed, named.getKey())))
        .filter(near -> near.distance() <= limit)
        .sorted(
            Comparator.comparingInt(Near::distance).thenComparing(near -> near.id().length()).thenComparing(Near::id))
        .map(Near::id).distinct().limit(most).toList();
  }

  /** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
