package skilltide.dashboard.readings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What DuckDB says of a query that is wrong, without what stands around the query here. */
final class SqlMistake {
  private static final Pattern AROUND = Pattern
      .compile("^Invalid Input Error: Attempting to execute [^\\n]*\\nError: ");
  private static final Pattern KIND = Pattern.compile("^[A-Z][A-Za-z]*( [A-Z][A-Za-z]*)* Error: ");
  private static final Pattern QUOTED = Pattern.compile("\\s*LINE \\d+: [\\s\\S]*$");
  private static final Pattern COLUMNS = Pattern.compile("[.!]?\\s*Candidate bindings: :? ?([^\\n]*)");
  private static final Pattern VALUE = Pattern.compile("['\"]([^'\"]+)['\"]");
  private static final Pattern FUNCTIONS = Pattern.compile("\\s*Candidate functions:\\s*");

  private SqlMistake() {}

  /**
   * Of the query as it was written.
   *
   * @param message that it was answered with
   */
  static String in(String sql, String message) {
    return SqlPlace.told(SqlPlace.pointedAt(sql, message), of(message));
  }

  /** Of a value that is found wrong when the query runs: by then DuckDB does not know any more where it was written. */
  static String when(String sql, String message) {
    String wrong = of(message);
    Matcher value = VALUE.matcher(wrong);
    String written = value.find() ? "'" + value.group(1) + "'" : "";
    int place = written.isEmpty() ? -1 : sql.indexOf(written);
    return place < 0 || place != sql.lastIndexOf(written) ? wrong : SqlPlace.told(SqlPlace.at(sql, place), wrong);
  }

  private static String of(String message) {
    String error = AROUND.matcher(message).replaceFirst("");
    String told = QUOTED.matcher(KIND.matcher(error).replaceFirst("")).replaceFirst("");
    told = COLUMNS.matcher(told).replaceFirst("; did you mean $1?");
    told = FUNCTIONS.matcher(told).replaceFirst(" There is: ").strip().replaceAll("\\n\\t", ", ").replaceAll("\\s+",
        " ");
    return error.startsWith("Conversion Error")
        ? told + (told.endsWith("[]") ? "; list_contains looks for a value in a list" : "; try_cast gives null instead")
        : told;
  }
}
