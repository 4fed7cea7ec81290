package skilltide.dashboard.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import skilltide.ingest.source.SourceName;
import skilltide.ingest.source.run.SourceSettings;
import skilltide.ingest.source.run.Sources;
import skilltide.ingest.source.web.WebSettings;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * What operators look at, with a real Prometheus: every panel and every variable of every dashboard has something to show. Needs the program
 * {@code prometheus} (Debian's package of that name), and {@code -Dskilltide.prometheus=required}.
 */
@EnabledIfSystemProperty(named = "skilltide.prometheus", matches = "required")
class PanelsTest {
  /** What an instance with all roles and one source may have: some 170 that are always there, routes, and what leads. */
  private static final int MOST_SERIES = 400;

  private static final Path OPS = Path.of("..", "ops").toAbsolutePath().normalize();
  private static final Path RULES = OPS.resolve("prometheus/rules/skilltide.yml");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern METRIC = Pattern.compile("\\b(skilltide|jvm|process|http|logback|system)_[a-z0-9_]+");
  private static final Pattern LABELS = Pattern.compile("label_values\\((.+), (\\w+)\\)");
  private static final String REFRESH = "skilltide.metrics.refresh";

  private static Path scratch;
  private static Program program;
  private static URI skilltide;
  private static int posted;

  /** A query of Prometheus' API, and where it stands. */
  private record Query(String where, String path) {}

  @BeforeAll
  static void startAnInstanceWithAViewerAndASource(@TempDir Path given) throws IOException {
    scratch = given;
    Path folder = Files.createDirectory(scratch.resolve("folder"));
    Files.writeString(folder.resolve("one.json"), posting("one"));
    SourceSettings source = SourceSettings.usual(new SourceName("folder", folder.toString()));
    System.setProperty(REFRESH, "1s");
    program = new Program(ProgramSettings.embedded(scratch.resolve("data"), 0), Taxonomy::bundled,
        new Sources(List.of(new SourceSettings(source.name(), source.address(), Duration.ofSeconds(1), 1_000)),
            WebSettings.usual("test")));
    skilltide = program.start().address();
    HTTP.newWebSocketBuilder()
        .buildAsync(URI.create("ws://" + skilltide.getAuthority() + "/ws/v1/live"), new WebSocket.Listener() {
        })
        .join().sendText("{\"kind\":\"language\"}", true).join();
  }

  @AfterAll
  static void stop() {
    System.clearProperty(REFRESH);
    program.close();
  }

  @Test
  void everyPanelAndEveryVariableHasSomethingToShow() throws IOException, InterruptedException {
    Set<Query> empty = new LinkedHashSet<>();
    for (JsonNode dashboard : dashboards()) {
      empty.addAll(queries(dashboard));
    }
    assertThat(empty).hasSizeGreaterThan(50);
    try (RunningPrometheus prometheus = RunningPrometheus.start(scratch, RULES, skilltide)) {
      await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
        publish();
        System.gc(); // a panel shows the collections
        empty.removeIf(query -> prometheus.knows(query.where(), query.path()));
        assertThat(empty).as("queries without a figure").isEmpty();
      });
      assertThat(prometheus.get("/api/v1/rules").at("/data/groups").findValuesAsText("health"))
          .as("rules that can be worked out").isNotEmpty().containsOnly("ok");
    }
  }

  @Test
  void dashboardsAndRulesAskForWhatThereIs() throws IOException, InterruptedException {
    await().untilAsserted(() -> {
      publish();
      System.gc();
      assertThat(metrics()).contains("skilltide_skill_share_ratio", "skilltide_source_rounds_total",
          "jvm_gc_pause_seconds_sum");
    });
    String rules = Files.readString(RULES);
    Set<String> recorded = matches(Pattern.compile("record: (\\S+)"), rules);
    Set<String> asked = new TreeSet<>();
    for (String text : texts()) {
      Matcher metric = METRIC.matcher(text);
      while (metric.find()) {
        asked.add(metric.group());
      }
      assertThat(matches(Pattern.compile("(skilltide:\\w+:\\w+)"), text)).isSubsetOf(recorded);
    }

    assertThat(metrics()).containsAll(asked);
  }

  @Test
  void everyAlertHasItsPage() throws IOException {
    String rules = Files.readString(RULES);
    Set<String> alerts = matches(Pattern.compile("alert: (\\S+)"), rules);
    Set<String> pages = matches(Pattern.compile("(?m)^## (\\S+)$"),
        Files.readString(OPS.resolve("../docs/runbooks.md")));

    assertThat(pages).isEqualTo(alerts);
    assertThat(matches(Pattern.compile("runbook: docs/runbooks.md#(\\S+)"), rules))
        .isEqualTo(alerts.stream().map(alert -> alert.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
  }

  @Test
  void anInstanceThatHasCountedHasFewSeries() throws IOException, InterruptedException {
    await().untilAsserted(() -> {
      publish();
      assertThat(metrics()).contains("skilltide_skill_share_ratio");
    });

    assertThat(exposition().lines().filter(line -> !line.startsWith("#")).count()).isLessThan(MOST_SERIES);
    assertThat(metrics()).noneMatch(name -> name.startsWith("kafka_"));
  }

  private static List<JsonNode> dashboards() throws IOException {
    List<JsonNode> dashboards = new ArrayList<>();
    for (String name : List.of("market", "pipeline", "sources", "sockets")) {
      dashboards.add(JSON.readTree(OPS.resolve("grafana/dashboards/" + name + ".json").toFile()));
    }
    return dashboards;
  }

  /** All that asks for something: of the dashboards each query, of the rules each expression. */
  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (JsonNode dashboard : dashboards()) {
      texts.addAll(dashboard.findValuesAsText("expr"));
      texts.addAll(dashboard.findValuesAsText("definition"));
    }
    texts.add(Files.readString(RULES).lines().filter(line -> !line.contains("runbook:"))
        .collect(Collectors.joining("\n")));
    return texts;
  }

  /** With all variables as they are at first, and with something chosen. */
  private static List<Query> queries(JsonNode dashboard) {
    String title = dashboard.path("title").asText();
    Map<String, String> first = new HashMap<>(Map.of("__rate_interval", "10s", "__range", "1m"));
    dashboard.at("/templating/list").forEach(variable -> first.put(variable.path("name").asText(),
        variable.path("multi").asBoolean()
            ? variable.path("allValue").asText()
            : variable.at("/current/value").asText()));
    Map<String, String> chosen = new HashMap<>(first);
    Map.of("industry", "fintech", "kind", "language", "instance", skilltide.getAuthority(), "source", "folder:.+")
        .forEach((name, value) -> chosen.computeIfPresent(name, (same, before) -> value));
    List<Query> queries = new ArrayList<>();
    for (Map<String, String> values : List.of(first, chosen)) {
      for (JsonNode variable : dashboard.at("/templating/list")) {
        Matcher labels = LABELS.matcher(filled(variable.path("definition").asText(), values));
        assertThat(labels.matches()).as(variable.path("definition").asText()).isTrue();
        queries.add(new Query(title + ", variable " + variable.path("name").asText(),
            "/api/v1/label/" + labels.group(2) + "/values?match%5B%5D=" + encoded(labels.group(1))));
      }
      for (JsonNode panel : dashboard.path("panels")) {
        assertThat(panel.path("type").asText().equals("row") || panel.path("targets").size() > 0).isTrue();
        panel.path("targets").forEach(target -> queries.add(new Query(
            "%s, %s: %s".formatted(title, panel.path("title").asText(), target.path("expr").asText()),
            "/api/v1/query?query=" + encoded(filled(target.path("expr").asText(), values)))));
      }
    }
    return queries;
  }

  private static String filled(String query, Map<String, String> values) {
    return Pattern.compile("\\$(\\w+)").matcher(query)
        .replaceAll(variable -> Matcher.quoteReplacement(values.get(variable.group(1))));
  }

  private static void publish() throws IOException, InterruptedException {
    int from = posted;
    posted += 12;
    String body = IntStream.range(from, posted).mapToObj(each -> posting("p" + each))
        .collect(Collectors.joining("\n", "", "\n{\"@type\":\"JobPosting\"}\n"));
    assertThat(send(HttpRequest.newBuilder(skilltide.resolve("/api/v1/postings"))
        .header("Content-Type", "application/x-ndjson").POST(HttpRequest.BodyPublishers.ofString(body)).build()))
        .contains("\"accepted\":12");
  }

  private static String posting(String id) {
    return """
        {"@type":"JobPosting","identifier":"%s","title":"Backend developer","hiringOrganization":{"name":"Norabis %s"},\
        "description":"Kotlin, Spring Boot and PostgreSQL.","industry":"fintech"}""".formatted(id, id);
  }

  private static String exposition() throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(skilltide.resolve("/prometheus")).build());
  }

  private static Set<String> metrics() throws IOException, InterruptedException {
    return matches(Pattern.compile("(?m)^([a-z_0-9]+)"), exposition());
  }

  private static Set<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String send(HttpRequest request) throws IOException, InterruptedException {
    return HTTP.send(request, BodyHandlers.ofString()).body();
  }
}
