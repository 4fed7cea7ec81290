package skilltide.dashboard.standalone.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The real figures that the demo follows, month by month: how many postings name a skill, which skills go together, and
 * how often terms are looked up. Months that the archive lacks lie between their neighbours.
 *
 * @param months in order, without a gap
 * @param postings how many there are, by month
 * @param shares part of a month's postings that name a skill, by skill id, then month
 * @param stacks what goes together, most common first
 * @param views part of a month's look-ups, by skill id, then month
 */
record DemoFigures(List<YearMonth> months, List<Integer> postings, Map<String, double[]> shares, List<Stack> stacks,
    Map<String, double[]> views) {
  private static final String ALL = "all";

  /**
   * Postings that are alike in what they ask for.
   *
   * @param weights part of the postings, by month
   * @param skills chance that such a posting names a skill, by skill id
   * @param traits chances of each value of industry, role, country and remote, by trait, then value
   */
  record Stack(List<Double> weights, Map<String, Double> skills, Map<String, Map<String, Double>> traits) {}

  static DemoFigures bundled() {
    List<String[]> postings = table("postings.csv");
    List<YearMonth> months = Arrays.stream(postings.getFirst()).skip(1).map(YearMonth::parse).toList();
    Map<String, double[]> counts = byMonth(postings);
    double[] all = counts.remove(ALL);
    if (all == null) {
      throw new IllegalStateException("postings.csv has no line '" + ALL + "'");
    }
    counts.values().forEach(row -> Arrays.setAll(row, month -> row[month] / all[month]));
    return new DemoFigures(months, Arrays.stream(all).mapToObj(n -> (int) Math.round(n)).toList(), counts, readStacks(),
        byMonth(table("views.csv")));
  }

  private static List<Stack> readStacks() {
    List<Stack> stacks = new ArrayList<>();
    byMonth(table("stacks.csv")).values()
        .forEach(weights -> stacks.add(new Stack(Arrays.stream(weights).boxed().toList(), new LinkedHashMap<>(),
            new LinkedHashMap<>())));
    for (String[] line : table("stack-items.csv").stream().skip(1).toList()) {
      Stack stack = stacks.get(Integer.parseInt(line[0]));
      double chance = Double.parseDouble(line[3]);
      if (line[1].equals("skill")) {
        stack.skills().put(line[2], chance);
      } else {
        stack.traits().computeIfAbsent(line[1], trait -> new LinkedHashMap<>()).put(line[2], chance);
      }
    }
    return stacks;
  }

  private static Map<String, double[]> byMonth(List<String[]> table) {
    Map<String, double[]> rows = new LinkedHashMap<>();
    table.stream().skip(1)
        .forEach(line -> rows.put(line[0], Arrays.stream(line).skip(1).mapToDouble(Double::parseDouble).toArray()));
    return rows;
  }

  private static List<String[]> table(String name) {
    try (InputStream in = DemoFigures.class.getResourceAsStream("/skilltide/demo/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The demo's figures are missing from the class path: " + name);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split(",")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
