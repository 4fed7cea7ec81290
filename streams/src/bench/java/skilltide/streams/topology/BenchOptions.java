package skilltide.streams.topology;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is asked of the benchmark: words like {@code n=100000}, as {@code src/bench/README.md} lists them.
 *
 * @param given name to value
 */
record BenchOptions(Map<String, String> given) {
  private static final Map<String, String> DEFAULTS = Map.ofEntries(
      Map.entry("n", "100000"), // postings
      Map.entry("views", "500000"),
      Map.entry("dsl", "20000"), // postings for the DSL, which is slow
      Map.entry("warm", "20000"), // of each, before the clock starts
      Map.entry("repetitions", "5"),
      Map.entry("threads", "1,2"),
      Map.entry("trials", Trial.words(Trial.USUAL)),
      Map.entry("rules", "full"),
      Map.entry("order", "date"),
      Map.entry("label", "unnamed"),
      Map.entry("heap", "1500m"),
      Map.entry("folder", "target/counting"),
      Map.entry("figures", "../docs/benchmarks/counting.csv"),
      Map.entry("sizes", "100000,1000000,5000000"),
      Map.entry("top", "25"));

  /** @throws IllegalArgumentException when a word is no option */
  static BenchOptions of(List<String> words) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 0 || !DEFAULTS.containsKey(word.substring(0, equals))) {
        throw new IllegalArgumentException(
            "'" + word + "': options are name=value, with one of " + DEFAULTS.keySet().stream().sorted().toList());
      }
      given.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return new BenchOptions(given);
  }

  String text(String name) {
    String value = given.getOrDefault(name, DEFAULTS.get(name));
    if (value == null) {
      throw new IllegalArgumentException("No option is named " + name);
    }
    return value;
  }

  int number(String name) {
    return Integer.parseInt(text(name));
  }

  List<Integer> numbers(String name) {
    return words(name).map(Integer::valueOf).toList();
  }

  List<Trial> trials() {
    return words("trials").map(Trial::of).toList();
  }

  /** Where brokers, states and profiles lie. */
  Path folder() {
    return Path.of(text("folder")).toAbsolutePath();
  }

  private Stream<String> words(String name) {
    return Arrays.stream(text(name).split(",", -1)).filter(word -> !word.isEmpty());
  }
}
