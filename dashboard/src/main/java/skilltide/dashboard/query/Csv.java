package skilltide.dashboard.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tables as RFC 4180 has them. Text that a spreadsheet would take for a formula is defused by an apostrophe before it,
 * as OWASP recommends against CSV injection.
 */
public final class Csv implements Lines {
  private static final String LINE_END = "\r\n";

  private final StringBuilder text = new StringBuilder();

  public Csv(List<String> columns) {
    row(columns.toArray());
  }

  /** Adds a row; numbers stand as they are, what is not known as nothing, words with semicolons between. */
  @Override
  public Csv row(Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        text.append(',');
      }
      Optional<Object> known = Cells.known(cells[i]);
      if (known.isPresent()) {
        cell(known.get());
      }
    }
    text.append(LINE_END);
    return this;
  }

  @Override
  public String take() {
    String written = text.toString();
    text.setLength(0);
    return written;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void cell(Object cell) {
    switch (cell) {
      case Number number -> text.append(number);
      case Boolean truth -> text.append(truth.booleanValue());
      case List<?> words -> quoted(words.stream().map(Object::toString).collect(Collectors.joining(";")));
      default -> quoted(cell.toString());
    }
  }

  private void quoted(String cell) {
    boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
    if (cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
      text.append('"').append(formula ? "'" : "").append(cell.replace("\"", "\"\"")).append('"');
    } else {
      text.append(formula ? "'" : "").append(cell);
    }
  }
}
