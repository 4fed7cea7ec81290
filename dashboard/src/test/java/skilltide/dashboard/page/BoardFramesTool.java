package skilltide.dashboard.page;

import static skilltide.dashboard.cube.CubeRows.posted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.cube.Change;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * What the board costs the browser's main thread while 200 rows change and move ten times a second, as Chromium traces it. Five runs, a
 * line each, into {@code docs/benchmarks/board-frames.csv}.
 */
class BoardFramesTool {
  private static final int RUNS = 5;
  private static final int FRAMES = 100;
  private static final int ROWS = 200;
  private static final int EVERY_MILLIS = 100;
  private static final List<String> SKILLS = Taxonomy.bundled().skills().stream().map(Skill::id).limit(ROWS).toList();
  private static final double LONG_MILLIS = 50;

  @Test
  void measure() throws Exception {
    List<String> lines = new ArrayList<>(List.of(
        "run,frames,rows,main thread ms a frame,script ms a frame,style and layout ms a frame,tasks over 50 ms,longest task ms,in it"));
    try (Chromium chromium = Chromium.launch();
        ReadingStore store = new Written().daily("2018-02-01", "2018-04-27", 1, SKILLS.toArray(String[]::new)).store();
        DashboardServer server = DashboardServer.start(Map.of())) {
      server.bean(Readings.class).show(store);
      for (int run = 0; run <= RUNS; run++) {
        String line = run(chromium, server, run);
        if (run > 0) { // the first warms up
          lines.add(line);
        }
      }
    }
    Files.write(Path.of("../docs/benchmarks/board-frames.csv"), lines);
  }

  private static String run(Chromium chromium, DashboardServer server, int run) throws IOException {
    try (Page page = chromium.page()) {
      server.cube().apply(List.of(counts(new Random(run))));
      page.navigate(server.address() + "/?limit=" + ROWS);
      page.locator("tr[data-skill]").nth(ROWS - 1).waitFor();
      Random random = new Random(run);
      byte[] trace = chromium.traced(page, () -> {
        long start = System.nanoTime();
        for (int seq = 1; seq <= FRAMES; seq++) {
          server.cube().apply(List.of(counts(random)));
          page.waitForTimeout(Math.max(0, seq * (double) EVERY_MILLIS - (System.nanoTime() - start) / 1e6));
        }
      });
      return line(run, new ObjectMapper().readTree(trace).get("traceEvents"));
    }
  }

  private static String line(int run, JsonNode events) {
    // The busiest main thread is the page's.
    Map<String, List<JsonNode>> threads = new HashMap<>();
    for (JsonNode event : events) {
      if (event.path("ph").asText().equals("X")) {
        threads.computeIfAbsent(event.get("pid") + "/" + event.get("tid"), key -> new ArrayList<>()).add(event);
      }
    }
    List<JsonNode> page = threads.values().stream()
        .max(Comparator.comparingDouble(each -> millis(each, Set.of("FunctionCall")))).orElseThrow();
    double[] tasks = page.stream().filter(each -> each.get("name").asText().equals("RunTask"))
        .mapToDouble(BoardFramesTool::millis).toArray();
    return String.format(Locale.ROOT, "%d,%d,%d,%.2f,%.2f,%.2f,%d,%.0f,%s", run, FRAMES, ROWS,
        Arrays.stream(tasks).sum() / FRAMES, millis(page, Set.of("FunctionCall", "RunMicrotasks")) / FRAMES,
        millis(page, Set.of("UpdateLayoutTree", "Layout")) / FRAMES,
        Arrays.stream(tasks).filter(task -> task > LONG_MILLIS).count(), Arrays.stream(tasks).max().orElse(0),
        longest(page));
  }

  /** What the longest task consisted of: its longest parts, which may lie within each other. */
  private static String longest(List<JsonNode> page) {
    JsonNode longest = page.stream().filter(each -> each.get("name").asText().equals("RunTask"))
        .max(Comparator.comparingDouble(BoardFramesTool::millis)).orElseThrow();
    double from = longest.get("ts").asDouble();
    double to = from + longest.get("dur").asDouble();
    Map<String, Double> parts = page.stream()
        .filter(each -> !each.get("name").asText().equals("RunTask") && each.get("ts").asDouble() >= from
            && each.get("ts").asDouble() + each.path("dur").asDouble() <= to)
        .collect(Collectors.groupingBy(each -> each.get("name").asText(),
            Collectors.summingDouble(BoardFramesTool::millis)));
    return parts.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed()).limit(5)
        .map(each -> String.format(Locale.ROOT, "%s %.0f", each.getKey(), each.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static double millis(List<JsonNode> events, Set<String> names) {
    return events.stream().filter(each -> names.contains(each.get("name").asText()))
        .mapToDouble(BoardFramesTool::millis).sum();
  }

  private static double millis(JsonNode event) {
    return event.path("dur").asDouble() / 1000;
  }

  /** All skills have other counts than before, and every second pair of them has changed places. */
  private static Change counts(Random random) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < ROWS; i += 2) {
      boolean swapped = random.nextBoolean();
      counts.put(SKILLS.get(i), 2000 - 4 * (swapped ? i + 1 : i) + random.nextInt(3));
      counts.put(SKILLS.get(i + 1), 2000 - 4 * (swapped ? i : i + 1) + random.nextInt(3));
    }
    return posted("2018-04-26", 4000 + random.nextInt(9), counts);
  }
}
