package skilltide.dashboard.standalone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import skilltide.dashboard.standalone.Wrapping.Row;
import skilltide.streams.read.Explanation;

/** A field's text with what spells a skill underlined; where underlining cannot be shown, by signs in a line below. */
final class MarkedText {
  private final String text;
  private final Style[] styles;
  private final Terminal terminal;

  MarkedText(Explanation.Field field, Terminal terminal) {
    this.terminal = terminal;
    text = Terminal.printable(field.seen()).stripTrailing();
    styles = new Style[text.length()];
    Arrays.fill(styles, Style.PLAIN);
    for (Explanation.Mark mark : field.marks()) {
      for (int i = mark.start(); i < Math.min(mark.end(), text.length()); i++) {
        if (styles[i] != Style.COUNTED) {
          styles[i] = mark.counts() ? Style.COUNTED : Style.IGNORED;
        }
      }
    }
  }

  /** @param indent what each line begins with */
  List<String> lines(String indent) {
    List<String> lines = new ArrayList<>();
    for (Row row : Wrapping.rows(text, terminal.columns() - indent.length())) {
      if (terminal.styled()) {
        lines.add((indent + styled(row)).stripTrailing());
        continue;
      }
      lines.add((indent + text.substring(row.start(), row.end())).stripTrailing());
      String signs = signs(row);
      if (!signs.isEmpty()) {
        lines.add(indent + signs);
      }
    }
    return lines;
  }

  private String styled(Row row) {
    StringBuilder line = new StringBuilder();
    int start = row.start();
    for (int i = start + 1; i <= row.end(); i++) {
      if (i == row.end() || styles[i] != styles[start]) {
        line.append(styles[start].of(text.substring(start, i), terminal));
        start = i;
      }
    }
    return line.toString();
  }

  private String signs(Row row) {
    StringBuilder signs = new StringBuilder();
    for (int i = row.start(); i < row.end();) {
      int point = text.codePointAt(i);
      signs.repeat(styles[i].sign(), Columns.of(point));
      i += Character.charCount(point);
    }
    return signs.toString().stripTrailing();
  }
}
