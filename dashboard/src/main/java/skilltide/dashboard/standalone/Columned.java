package skilltide.dashboard.standalone;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows whose cells stand below each other; the last cell takes the rest of the line and goes on in the next. Where too
 * little is left of the line, it has lines of its own.
 */
final class Columned {
  private static final String GAP = "  ";
  private static final int LEAST = 20;
  private final List<String[]> rows = new ArrayList<>();
  private final Terminal terminal;
  private final String indent;

  /** @param indent what each line begins with */
  Columned(Terminal terminal, String indent) {
    this.terminal = terminal;
    this.indent = indent;
  }

  void row(String... cells) {
    rows.add(cells);
  }

  void print(PrintWriter out, Style style) {
    if (rows.isEmpty()) {
      return;
    }
    int last = rows.getFirst().length - 1;
    int[] widths = new int[last];
    for (String[] row : rows) {
      for (int column = 0; column < last; column++) {
        widths[column] = Math.max(widths[column], Columns.of(row[column]));
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int column = 0; column < last; column++) {
        line.append(row[column]).repeat(' ', widths[column] - Columns.of(row[column])).append(GAP);
      }
      int before = Columns.of(line.toString());
      if (terminal.columns() - before < LEAST) {
        before = indent.length() + GAP.length();
        out.println(style.of(line.toString().stripTrailing(), terminal));
        line.setLength(0);
        line.repeat(' ', before);
      }
      for (Wrapping.Row part : Wrapping.rows(row[last], terminal.columns() - before)) {
        line.append(row[last], part.start(), part.end());
        out.println(style.of(line.toString().stripTrailing(), terminal));
        line.setLength(0);
        line.repeat(' ', before);
      }
    }
  }
}
