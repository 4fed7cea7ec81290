package skilltide.streams.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a child process tells its parent what it found: one line, {@code figure: name=value name=value}. */
final class Figure {
  private static final String MARK = "figure:";

  private Figure() {}

  static void tell(Map<String, ?> values) {
    System.out.println(MARK + values.entrySet().stream().map(each -> " " + each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining()));
    System.out.flush();
  }

  /** What a line tells, where it tells anything. */
  static Optional<Map<String, String>> told(String line) {
    if (!line.startsWith(MARK)) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : line.substring(MARK.length()).strip().split(" ", -1)) {
      int equals = pair.indexOf('=');
      values.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return Optional.of(values);
  }
}
