package skilltide.dashboard.query;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Tables as RFC 4180 has them. Text that a spreadsheet would take for a formula is defused by an apostrophe before it,
 * as OWASP recommends against CSV injection.
 */
public final class Csv {
  private static final String LINE_END = "\r\n";

  private final StringBuilder text = new StringBuilder();

  public Csv(List<String> columns) {
    row(columns.toArray());
  }

  /** Adds a row; numbers stand as they are, an empty {@link OptionalDouble} and NaN as nothing. */
  public Csv row(Object... cells) {
    text.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(","))).append(LINE_END);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static String cell(Object cell) {
    return switch (cell) {
      case OptionalDouble number -> number.isPresent() ? Double.toString(number.getAsDouble()) : "";
      case Double number -> number.isNaN() ? "" : number.toString();
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default -> quoted(defused(cell.toString()));
    };
  }

  private static String defused(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private static String quoted(String cell) {
    return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }
}
