package skilltide.dashboard.standalone.demo;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many real postings name both of two skills, as {@link DemoFiguresTool} counted them. */
final class RealPairs {
  private RealPairs() {}

  /** Counts by skill, then the other; of a skill with itself: the postings that name it. */
  static Map<String, Map<String, Integer>> read() {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(
        requireNonNull(RealPairs.class.getResourceAsStream("/skilltide/demo/pairs.csv")), StandardCharsets.UTF_8))) {
      List<String[]> lines = in.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(",")).toList();
      Map<String, Map<String, Integer>> pairs = new LinkedHashMap<>();
      for (String[] line : lines.subList(1, lines.size())) {
        Map<String, Integer> row = new LinkedHashMap<>();
        for (int column = 1; column < line.length; column++) {
          row.put(lines.getFirst()[column], Integer.valueOf(line[column]));
        }
        pairs.put(line[0], row);
      }
      return pairs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
