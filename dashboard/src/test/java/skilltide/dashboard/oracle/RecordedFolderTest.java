package skilltide.dashboard.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skilltide.dashboard.oracle.SentEvent.What;
import skilltide.dashboard.standalone.ProgramSettings;
import skilltide.dashboard.wholeway.Instance;

/** What an earlier version left behind is what this one goes on with: the broker's logs, the topics in them, the stores. */
class RecordedFolderTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void folderOfAnEarlierVersionCountsOnFromWhereItWas(@TempDir Path scratch) throws IOException {
    RecordedFolder recorded = RecordedFolder.unpackedIn(scratch);
    Map<String, String> views = recorded.stores("skilltide-views");
    Map<String, String> postings = recorded.stores("skilltide-postings-v1");
    Oracle oracle = new Oracle(Reads.onceEach(posting -> Reads.of(posting, "http")));
    List<SentEvent> sent = new ArrayList<>(recorded.sent());
    sent.forEach(each -> each.tell(oracle));

    try (Instance instance = Instance.start(ProgramSettings.embedded(recorded.data(), 0), recorded.taxonomy())) {
      assertCounted(instance, oracle, sent);

      for (SentEvent each : recorded.toCome()) {
        sent.add(each.sendTo(instance));
        sent.getLast().tell(oracle);
      }

      assertCounted(instance, oracle, sent);
      assertThat(instance.get("/api/v1/countings").at("/countings").findValuesAsText("number")).containsExactly("1");
    }
    assertThat(views).isNotEmpty().isEqualTo(recorded.stores("skilltide-views"));
    assertThat(postings).isNotEmpty().isEqualTo(recorded.stores("skilltide-postings-v1"));
  }

  private static void assertCounted(Instance instance, Oracle oracle, List<SentEvent> sent) {
    Counted counted = new Counted(instance,
        "&from=%s&to=%s".formatted(GeneratedPostings.START.minus(Duration.ofDays(1)),
            Instant.now().plus(Duration.ofDays(2))));
    Map<String, Map<String, Map<LocalDate, Map<String, Integer>>>> expected = Map.of("postings", oracle.posted(),
        "unique", oracle.unique(), "withdrawn", oracle.ended(), "views", Map.of("all", views(sent)));
    expected.forEach((measure, facets) -> {
      assertThat(facets.get("all")).as(measure).isNotEmpty();
      facets.forEach((facet, byDay) -> await().atMost(PATIENCE).untilAsserted(
          () -> assertThat(counted.series(measure, facet, Counted.skills(byDay))).as("%s of %s", measure, facet)
              .isEqualTo(byDay)));
    });
    int kotlin = oracle.posted().get("all").values().stream().mapToInt(day -> day.getOrDefault("kotlin", 0)).sum();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(instance
        .get("/api/v1/skills/kotlin/evidence" + counted.window().replaceFirst("&", "?")).at("/total").asInt())
        .isEqualTo(kotlin));
  }

  /** By day, then skill; "" stands for all of the day's. An instance that starts anew tells visitors apart anew. */
  private static Map<LocalDate, Map<String, Integer>> views(List<SentEvent> sent) {
    Map<LocalDate, Map<String, Integer>> byDay = new TreeMap<>();
    Set<String> repeated = new HashSet<>();
    sent.stream().filter(each -> each.what() == What.VIEWED && repeated.add(each.name())).forEach(view -> {
      Map<String, Integer> day = byDay.computeIfAbsent(view.time().atOffset(ZoneOffset.UTC).toLocalDate(),
          each -> new TreeMap<>());
      day.merge("", 1, Integer::sum);
      day.merge(view.name(), 1, Integer::sum);
    });
    return byDay;
  }
}
