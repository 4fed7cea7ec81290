package skilltide.dashboard.readings;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something stands in a query, as who wrote it counts: from one.
 *
 * @param column in characters
 */
record SqlPlace(int line, int column) {
  private static final Pattern POINTED = Pattern.compile("LINE (\\d+): (.*)\\R( *)\\^");

  /** Where DuckDB says that a part of a parsed query begins: it counts bytes from zero; empty when it does not know. */
  static Optional<SqlPlace> atByte(String sql, long offset) {
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    return offset < 0 || offset > bytes.length
        ? Optional.empty()
        : Optional.of(after(new String(Arrays.copyOf(bytes, (int) offset), StandardCharsets.UTF_8)));
  }

  /** Where its parser gives up: there it counts code points from zero; empty when it does not know. */
  static Optional<SqlPlace> atCodePoint(String sql, long offset) {
    return offset < 0 || offset > sql.codePointCount(0, sql.length())
        ? Optional.empty()
        : Optional.of(after(sql.substring(0, sql.offsetByCodePoints(0, (int) offset))));
  }

  /** Of a character, counted from zero. */
  static Optional<SqlPlace> at(String sql, int index) {
    return Optional.of(after(sql.substring(0, index)));
  }

  private static SqlPlace after(String before) {
    int line = (int) before.chars().filter(each -> each == '\n').count() + 1;
    return new SqlPlace(line, before.length() - before.lastIndexOf('\n'));
  }

  /** By what DuckDB says is wrong: it quotes the line, of a long one a part, and points at the place below. */
  static Optional<SqlPlace> pointedAt(String sql, String message) {
    Matcher pointed = POINTED.matcher(message);
    if (!pointed.find()) {
      return Optional.empty();
    }
    int line = Integer.parseInt(pointed.group(1));
    String quoted = pointed.group(2);
    int before = quoted.startsWith("...") ? 3 : 0;
    String part = quoted.substring(before).replaceFirst("\\.\\.\\.$", "");
    int column = pointed.group(3).length() - "LINE %d: ".formatted(line).length() - before;
    int start = sql.lines().skip(line - 1L).findFirst().map(whole -> whole.indexOf(part)).orElse(-1);
    return start < 0 || column < 0 ? Optional.empty() : Optional.of(new SqlPlace(line, start + column + 1));
  }

  /** What is wrong there, for whoever asked. */
  static String told(Optional<SqlPlace> place, String wrong) {
    return place.map(at -> "line %d, column %d: %s".formatted(at.line, at.column, wrong)).orElse(wrong);
  }
}
