package skilltide.dashboard.standalone.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.SharedData;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.read.PostingReader;
import skilltide.streams.read.Reading;
import skilltide.streams.taxonomy.Industry;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * Works out the demo's figures from real postings and search curves: counts and chances, never a text. No test by its
 * name, so it runs only when asked for; CONTRIBUTING.md has the command.
 */
final class DemoFiguresTool {
  private static final int LEAST_POSTINGS = 25;
  private static final int STACKS = 24;
  private static final double LEAST_CHANCE = 0.003;
  private static final int PAIRED = 40;

  private final Taxonomy taxonomy = Taxonomy.bundled();
  private final List<YearMonth> postedIn = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();

  @Test
  void writeFigures() throws IOException {
    Path data = SharedData.folder().orElseThrow();
    read(data.resolve("hn-hiring.jsonl.gz"));
    write(data.resolve("pypl"), Path.of("src/main/resources/skilltide/demo"),
        Path.of("src/test/resources/skilltide/demo"));
  }

  private void read(Path archive) throws IOException {
    PostingReader reader = new PostingReader(taxonomy);
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(new GZIPInputStream(Files.newInputStream(archive)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode item = json.readTree(line);
        postedIn.add(YearMonth.from(Instant.ofEpochSecond(item.get("time").asLong()).atOffset(ZoneOffset.UTC)));
        readings.add(reader.read(new Content(null, item.get("text").asText(), TextFormat.HTML, null), Stated.NOTHING));
      }
    }
  }

  private void write(Path curves, Path figures, Path testFigures) throws IOException {
    Map<YearMonth, Integer> known = new TreeMap<>();
    postedIn.forEach(month -> known.merge(month, 1, Integer::sum));
    // A straggler or two before the first thread's month are no month of their own.
    known.values().removeIf(postings -> postings < LEAST_POSTINGS);
    YearMonth first = known.keySet().iterator().next();
    List<YearMonth> months = Stream.iterate(first, month -> month.plusMonths(1))
        .limit(first.until(((TreeMap<YearMonth, Integer>) known).lastKey(), ChronoUnit.MONTHS) + 1)
        .toList();
    List<String> skills = common();

    Files.createDirectories(figures);
    writePostings(figures, months, known, skills);
    writeStacks(figures, months, known, skills);
    writeViews(curves, figures, months);
    writePairs(testFigures, skills);
  }

  /** Skills that enough postings name, the most common first. */
  private List<String> common() {
    Map<String, Long> counts = readings.stream().flatMap(DemoFiguresTool::skillsOf)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counts.entrySet().stream().filter(each -> each.getValue() >= LEAST_POSTINGS)
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey).toList();
  }

  private void writePostings(Path folder, List<YearMonth> months, Map<YearMonth, Integer> known, List<String> skills)
      throws IOException {
    Map<String, Map<YearMonth, Integer>> counts = new HashMap<>();
    for (int i = 0; i < readings.size(); i++) {
      YearMonth month = postedIn.get(i);
      skillsOf(readings.get(i)).forEach(
          skill -> counts.computeIfAbsent(skill, each -> new TreeMap<>()).merge(month, 1, Integer::sum));
    }
    List<String> lines = new ArrayList<>();
    lines.add("# Postings of the archive, in all and naming a skill, by month; months that it lacks are interpolated.");
    lines.add("skill," + join(months));
    lines.add(line("all", months, known, month -> known.getOrDefault(months.get(month), 0), "%.0f"));
    for (String skill : skills) {
      lines.add(line(skill, months, known,
          month -> counts.getOrDefault(skill, Map.of()).getOrDefault(months.get(month), 0), "%.0f"));
    }
    Files.write(folder.resolve("postings.csv"), lines);
  }

  private void writeStacks(Path folder, List<YearMonth> months, Map<YearMonth, Integer> known, List<String> skills)
      throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    skills.forEach(skill -> numbers.put(skill, numbers.size()));
    List<int[]> postings = readings.stream().map(reading -> skillsOf(reading).map(numbers::get)
        .filter(Objects::nonNull).mapToInt(Integer::intValue).toArray()).toList();
    StackMixture mixture = new StackMixture(postings, skills.size(), STACKS);
    int[] order = mixture.byWeight();

    List<String> weights = new ArrayList<>(List.of("# Part of a month's postings that are of a stack.",
        "stack," + join(months)));
    List<String> items = new ArrayList<>(List.of("# Chances within a stack. What is left of a trait is: not known.",
        "stack,trait,value,chance"));
    for (int number = 0; number < order.length; number++) {
      int stack = order[number];
      double[] members = new double[months.size()];
      Map<String, Double> traits = new TreeMap<>();
      double all = 0;
      for (int i = 0; i < readings.size(); i++) {
        double part = mixture.belongs[i][stack];
        int month = months.indexOf(postedIn.get(i));
        if (month >= 0) {
          members[month] += part / known.getOrDefault(postedIn.get(i), 1);
        }
        all += part;
        traitsOf(readings.get(i)).forEach(trait -> traits.merge(trait, part, Double::sum));
      }
      weights.add(line(Integer.toString(number), months, known, month -> members[month], "%.4f"));
      for (int skill = 0; skill < skills.size(); skill++) {
        if (mixture.chances[stack][skill] >= LEAST_CHANCE) {
          items.add("%d,skill,%s,%.4f".formatted(number, skills.get(skill), mixture.chances[stack][skill]));
        }
      }
      for (Map.Entry<String, Double> trait : traits.entrySet()) {
        if (trait.getValue() / all >= LEAST_CHANCE) {
          items.add("%d,%s,%.4f".formatted(number, trait.getKey(), trait.getValue() / all));
        }
      }
    }
    Files.write(folder.resolve("stacks.csv"), weights);
    Files.write(folder.resolve("stack-items.csv"), items);
  }

  private void writeViews(Path curves, Path folder, List<YearMonth> months) throws IOException {
    List<String> lines = new ArrayList<>(List.of(
        "# Part of a month's look-ups. After the PYPL index of tutorial searches (pypl.github.io), CC BY 3.0.",
        "term," + join(months)));
    Map<String, Double> files = new LinkedHashMap<>();
    files.put("pypl_PYPL_All.csv", 0.7);
    files.put("pypl_DB_All.csv", 0.3);
    for (Map.Entry<String, Double> file : files.entrySet()) {
      List<String[]> table = Files.readAllLines(curves.resolve(file.getKey())).stream().map(l -> l.split(",")).toList();
      Map<YearMonth, String[]> byMonth = new HashMap<>();
      table.stream().skip(1).forEach(line -> byMonth.put(YearMonth.parse(line[0]), line));
      for (int column = 1; column < table.getFirst().length; column++) {
        String term = table.getFirst()[column].equals("C/C++") ? "cpp" : table.getFirst()[column];
        int at = column;
        taxonomy.skill(term).ifPresent(skill -> lines.add(skill.id() + "," + months.stream()
            .map(month -> String.format(Locale.ROOT, "%.4f",
                file.getValue() * Double.parseDouble(requireNonNull(byMonth.get(month), month.toString())[at])))
            .collect(Collectors.joining(","))));
      }
    }
    Files.write(folder.resolve("views.csv"), lines);
  }

  private void writePairs(Path folder, List<String> skills) throws IOException {
    List<String> paired = skills.subList(0, PAIRED);
    int[][] counts = new int[PAIRED][PAIRED];
    for (Reading reading : readings) {
      int[] named = skillsOf(reading).mapToInt(paired::indexOf).filter(i -> i >= 0).toArray();
      for (int a : named) {
        for (int b : named) {
          counts[a][b]++;
        }
      }
    }
    List<String> lines = new ArrayList<>(List.of("# Postings of the archive that name both skills.",
        "skill," + String.join(",", paired)));
    for (int a = 0; a < PAIRED; a++) {
      lines.add(paired.get(a) + ","
          + Arrays.stream(counts[a]).mapToObj(Integer::toString).collect(Collectors.joining(",")));
    }
    Files.createDirectories(folder);
    Files.write(folder.resolve("pairs.csv"), lines);
  }

  /** A line of values by month; a month that the archive lacks lies on the line between its neighbours. */
  private static String line(String name, List<YearMonth> months, Map<YearMonth, Integer> known,
      IntToDoubleFunction value, String format) {
    return name + "," + IntStream.range(0, months.size()).mapToObj(month -> {
      int before = month;
      while (!known.containsKey(months.get(before))) {
        before--;
      }
      int after = month;
      while (!known.containsKey(months.get(after))) {
        after++;
      }
      double part = before == after ? 0 : (double) (month - before) / (after - before);
      return String.format(Locale.ROOT, format,
          value.applyAsDouble(before) * (1 - part) + value.applyAsDouble(after) * part);
    }).collect(Collectors.joining(","));
  }

  private static String join(List<YearMonth> months) {
    return months.stream().map(YearMonth::toString).collect(Collectors.joining(","));
  }

  private static Stream<String> skillsOf(Reading reading) {
    return reading.skills().stream().map(found -> found.skill().id()).distinct();
  }

  private static List<String> traitsOf(Reading reading) {
    List<String> traits = new ArrayList<>();
    Industry industry = reading.industry();
    if (industry != null) {
      traits.add("industry," + industry.id());
    }
    reading.roles().stream().limit(1).forEach(role -> traits.add("role," + role.id()));
    reading.countries().stream().limit(1).forEach(country -> traits.add("country," + country));
    if (reading.remote() != null) {
      traits.add("remote," + reading.remote());
    }
    return traits;
  }
}
