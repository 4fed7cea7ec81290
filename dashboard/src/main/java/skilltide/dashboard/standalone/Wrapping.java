package skilltide.dashboard.standalone;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into rows that fit into so many columns, at blanks and between Chinese characters. */
final class Wrapping {
  /** A row of a text: where it starts and ends, the blank at which it was broken left out. */
  record Row(int start, int end) {}

  private Wrapping() {}

  /** @param columns 2 or more */
  static List<Row> rows(String text, int columns) {
    List<Row> rows = new ArrayList<>();
    int line = 0;
    while (line <= text.length()) {
      int found = text.indexOf('\n', line);
      int lineEnd = found < 0 ? text.length() : found;
      int start = line;
      do {
        int end = rowEnd(text, start, lineEnd, columns);
        int shown = end;
        while (shown > start && text.charAt(shown - 1) == ' ') {
          shown--;
        }
        rows.add(new Row(start, shown));
        start = end;
        while (start < lineEnd && text.charAt(start) == ' ') {
          start++;
        }
      } while (start < lineEnd);
      line = lineEnd + 1;
    }
    return rows;
  }

  private static int rowEnd(String text, int start, int lineEnd, int columns) {
    int taken = 0;
    int breakAt = start;
    int i = start;
    while (i < lineEnd) {
      int point = text.codePointAt(i);
      taken += Columns.of(point);
      if (i > start && breaks(text.codePointBefore(i), point)) {
        breakAt = i;
      }
      if (taken > columns && point != ' ') {
        return breakAt > start ? breakAt : Math.max(i, start + 1);
      }
      i += Character.charCount(point);
    }
    return lineEnd;
  }

  private static boolean breaks(int before, int after) {
    return before == ' ' || Columns.breaksBefore(after)
        || Columns.breaksBefore(before) && Character.isLetterOrDigit(after);
  }
}
