package skilltide.dashboard.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import skilltide.dashboard.SharedData;
import skilltide.dashboard.oracle.GeneratedPostings.Step;
import skilltide.dashboard.standalone.Skilltide;
import skilltide.dashboard.wholeway.Instance;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * The whole way's counts, as HTTP answers them, against the oracle's: for every skill, day and facet, to the last; of the archive, which
 * has some hundred and fifty facets of five years, for a quarter of its facets unless {@code -Plong} asks for all.
 */
class OracleTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Taxonomy TAXONOMY = Taxonomy.bundled();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final boolean LONG = "long".equals(System.getProperty("skilltide.faults"));
  private static final List<String> MEASURES = List.of("postings", "unique", "withdrawn", "open", "share");

  @Test
  void generatedPostingsCountAsTheOracleSaysWhateverBefellThem(@TempDir Path data) {
    Oracle oracle = new Oracle(Reads.onceEach(posting -> Reads.of(posting, "http")));
    try (Instance instance = Instance.start(data)) {
      // The source that is forgotten says the same earlier: as long as it is known, the others are its reposts.
      instance.post("spam.example", GeneratedPostings.generate(300, 42).steps().stream()
          .flatMap(step -> step instanceof Step.Post post ? Stream.of(post.posting().toString()) : Stream.empty())
          .collect(Collectors.joining("\n")));
      StringBuilder batch = new StringBuilder();
      GeneratedPostings.Generated generated = GeneratedPostings.generate(3_000, 42);
      for (Step step : generated.steps()) {
        switch (step) {
          case Step.Post post -> {
            oracle.posted(post.posting());
            batch.append(post.posting()).append('\n');
          }
          case Step.Withdraw withdrawal -> {
            instance.post(batch.toString());
            batch.setLength(0);
            oracle.withdrawn(withdrawal.identifier());
            instance.withdraw(withdrawal.identifier());
          }
          case Step.Forget forgetting -> {
            instance.post(batch.toString());
            batch.setLength(0);
            oracle.forgotten(forgetting.identifier());
            instance.forget(forgetting.identifier());
          }
        }
      }
      instance.forgetSource("spam.example");
      for (ObjectNode posting : generated.again()) {
        posting.put("dateModified", Instant.now().toString());
        oracle.postedAgain(posting);
        batch.append(posting).append('\n');
      }
      instance.post(batch.toString());
      assertPosted(instance, oracle.posted(), oracle.posted().keySet());
      Map<String, Map<LocalDate, Map<String, Integer>>> unique = oracle.unique();
      assertThat(total(unique)).isBetween(total(oracle.posted()) / 2, total(oracle.posted()) * 9 / 10);
      assertByDay(instance, "unique", unique);
      assertThat(total(oracle.expired())).isPositive();
      assertByDay(instance, "withdrawn", oracle.expired());
      assertWithdrawn(instance, oracle);
      assertReadingsAgree(instance, oracle.posted().keySet(), "http", "&from=" + GeneratedPostings.START + "&to=now");
    }
  }

  /** Only beside the faults, {@code -Dskilltide.faults=ci}: with the archive it takes a while, and without it is skipped. */
  @Test
  @EnabledIfSystemProperty(named = "skilltide.faults", matches = "ci|long")
  void realPostingsCountAsTheOracleSays(@TempDir Path data) throws IOException {
    Optional<Path> archive = SharedData.folder().map(folder -> folder.resolve("hn-hiring.jsonl.gz"))
        .filter(Files::exists);
    assumeTrue(archive.isPresent(), "The archive of real postings is not beside the project: -Dskilltide.shared");
    Oracle oracle = new Oracle(posting -> Reads.of(posting, "hackernews"));
    items(archive.get()).forEach(oracle::posted);
    try (Instance instance = Instance.start(data)) {
      int exit = Skilltide.run("replay", archive.get().toString(), "--format", "hackernews", "--speed", "max", "--to",
          instance.address().toString());
      assertThat(exit).isZero();
      Map<String, Map<LocalDate, Map<String, Integer>>> posted = oracle.posted();
      int turn = 0;
      for (String facet : new TreeSet<>(posted.keySet())) {
        if (!LONG && turn++ % 4 != 0) { // the first is "all"
          posted.remove(facet);
        }
      }
      assertPosted(instance, posted, oracle.posted().keySet());
      assertReadingsAgree(instance, posted.keySet(), "hackernews", "&from=2016-05-01&to=2018-05-01");
    }
  }

  /** What the cube answers of a facet, the readings must answer of it and the one source that there is. */
  private static void assertReadingsAgree(Instance instance, Set<String> facets, String source, String window) {
    int turn = 0;
    for (String facet : new TreeSet<>(facets)) {
      if (!facet.equals("all") && !facet.startsWith("source=")) {
        String query = "?measure=" + MEASURES.get(turn++ % MEASURES.size()) + window + "&" + Counted.facetQuery(facet);
        assertAgree(instance, "/api/v1/top" + query + "&limit=1000", "&source=" + source, List.of("/total", "/rows",
            "/quality/repostShare"));
        assertAgree(instance, "/api/v1/series" + query + "&step=month&skills=java,go,sql", "&source=" + source,
            List.of("/total", "/series"));
      }
    }
  }

  private static void assertAgree(Instance instance, String query, String more, List<String> places) {
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
      JsonNode ofReadings = instance.get(query + more);
      JsonNode ofCube = instance.get(query);
      for (String place : places) {
        assertThat(ofReadings.at(place)).as(query + place).isEqualTo(ofCube.at(place));
      }
    });
  }

  /** @param facets all that there are postings of, of which those that are expected may be some */
  private static void assertPosted(Instance instance, Map<String, Map<LocalDate, Map<String, Integer>>> expected,
      Set<String> facets) {
    TreeSet<LocalDate> days = new TreeSet<>();
    expected.values().forEach(facet -> days.addAll(facet.keySet()));
    String window = "&from=" + days.first() + "&to=" + days.last().plusDays(1);
    Counted counted = new Counted(instance, window);
    int all = expected.get("all").values().stream().mapToInt(day -> day.getOrDefault("", 0)).sum();
    await().atMost(PATIENCE)
        .until(() -> instance.get("/api/v1/top?limit=1" + window).at("/total/postings").asInt() == all);
    expected.forEach((facet, byDay) -> {
      // An update that is still on its way changes no total: what is not right yet gets its time.
      await().atMost(PATIENCE).untilAsserted(
          () -> assertThat(counted.series("postings", facet, Counted.skills(byDay))).as(facet).isEqualTo(byDay));
      for (Kind kind : Kind.values()) {
        Set<String> ranked = new HashSet<>(instance
            .get("/api/v1/top?limit=1000&kind=" + kind.word() + window + "&" + Counted.facetQuery(facet)).get("rows")
            .findValuesAsText("skill"));
        assertThat(ranked).as("%s of %s", kind, facet).isEqualTo(Counted.skills(byDay).stream()
            .filter(skill -> TAXONOMY.skill(skill).orElseThrow().kind() == kind).collect(Collectors.toSet()));
      }
    });
    TAXONOMY.industries().stream().map(industry -> "industry=" + industry.id())
        .filter(facet -> !facets.contains(facet)).forEach(facet -> assertThat(
            instance.get("/api/v1/top?limit=1" + window + "&" + facet).at("/total/postings").asInt()).isZero());
  }

  /** A measure, of all the time of generated postings, for every facet of which there is any. */
  private static void assertByDay(Instance instance, String measure,
      Map<String, Map<LocalDate, Map<String, Integer>>> expected) {
    Counted counted = new Counted(instance, "&from=" + GeneratedPostings.START + "&to="
        + GeneratedPostings.START.plus(Duration.ofDays(GeneratedPostings.DAYS)));
    expected.forEach((facet, byDay) -> await().atMost(PATIENCE).untilAsserted(
        () -> assertThat(counted.series(measure, facet, Counted.skills(byDay))).as("%s of %s", measure, facet)
            .isEqualTo(byDay)));
  }

  private static int total(Map<String, Map<LocalDate, Map<String, Integer>>> counts) {
    return counts.get("all").values().stream().mapToInt(day -> day.getOrDefault("", 0)).sum();
  }

  private static void assertWithdrawn(Instance instance, Oracle oracle) {
    Map<String, Integer> expected = new TreeMap<>(oracle.withdrawn().getOrDefault("all", Map.of()));
    expected.remove("");
    String query = "/api/v1/top?measure=withdrawn&limit=1000&from=" + Instant.now().minus(Duration.ofDays(2))
        + "&to=" + Instant.now().plus(Duration.ofDays(1));
    await().atMost(PATIENCE).untilAsserted(() -> {
      Map<String, Integer> counted = new TreeMap<>();
      instance.get(query).get("rows")
          .forEach(row -> counted.put(row.get("skill").asText(), row.get("withdrawn").asInt()));
      assertThat(counted).isEqualTo(expected);
    });
  }

  /** The archive's items, as schema.org has them. */
  private static List<ObjectNode> items(Path archive) throws IOException {
    List<ObjectNode> items = new ArrayList<>();
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(new GZIPInputStream(Files.newInputStream(archive)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode item = JSON.readTree(line);
        items.add(JSON.createObjectNode().put("identifier", item.get("id").asText())
            .put("description", item.get("text").asText())
            .put("datePosted", Instant.ofEpochSecond(item.get("time").asLong()).toString()));
      }
    }
    return items;
  }
}
