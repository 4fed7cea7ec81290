package skilltide.dashboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skilltide.dashboard.standalone.ProgramSettings.Cluster;
import skilltide.dashboard.wholeway.Instance;
import skilltide.streams.taxonomy.Taxonomy;

/** Reading all postings again: who begins it, what the board shows meanwhile, and what is left of the old counting. */
class RereadTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int POSTINGS = 300;
  private static final String CHECK = "skilltide.streams.check";
  private static final String GRACE = "skilltide.streams.grace";

  private final Path scratch;
  @SuppressWarnings("NullAway.Init")
  private EmbeddedBroker kafka;
  private final Taxonomy bundled = Taxonomy.bundled();
  private final Taxonomy own;

  RereadTest(@TempDir Path scratch) throws IOException {
    this.scratch = scratch;
    own = taxonomy("norabus");
  }

  @BeforeEach
  void startKafka() {
    System.setProperty(CHECK, "300ms");
    System.setProperty(GRACE, "2s");
    kafka = EmbeddedBroker.start(scratch.resolve("kafka"), Uuid.randomUuid().toString());
  }

  @AfterEach
  void stopKafka() {
    System.clearProperty(CHECK);
    System.clearProperty(GRACE);
    kafka.close();
  }

  @Test
  void readingAgainGivesTheSameCountsUnderANewNumberWhileTheBoardStands() throws Exception {
    try (Instance instance = all("one", bundled); Admin admin = admin()) {
      counted(instance);
      JsonNode before = board(instance);
      assertThat(instance.get("/api/v1/top?measure=views").at("/rows/0/views").asInt()).isEqualTo(1);
      AtomicBoolean ended = new AtomicBoolean();
      List<Integer> seen = new ArrayList<>();
      Thread watcher = Thread.ofVirtual().start(() -> {
        while (!ended.get()) {
          seen.add(total(instance));
        }
      });

      assertThat(beginAsSomebodyElsewhere(instance)).as("others need a key").isEqualTo(401);
      assertThat(states(instance)).containsExactly("1 active");

      int exit = Skilltide.run("reread", "--to", instance.address().toString());

      assertThat(exit).isZero();
      await().atMost(PATIENCE).until(() -> topics(admin).stream().noneMatch(name -> name.contains("-v1")));
      ended.set(true);
      watcher.join();
      assertThat(seen).isNotEmpty().containsOnly(POSTINGS);
      assertThat(board(instance)).isEqualTo(before);
      assertThat(instance.get("/api/v1/top?measure=views").at("/rows/0/views").asInt()).isEqualTo(1);
      assertThat(states(instance)).containsExactly("2 active", "1 retired");
      await().atMost(PATIENCE)
          .until(() -> Files.notExists(scratch.resolve("one/streams/skilltide-postings-v1")));
      assertThat(scratch.resolve("one/streams/skilltide-postings-v2")).isDirectory();
      assertThat(groups(admin)).contains("skilltide-postings-v2").doesNotContain("skilltide-postings-v1");
      instance.post(posting(POSTINGS, "Kotlin"));
      await().atMost(PATIENCE).until(() -> total(instance) == POSTINGS + 1);
    }
  }

  @Test
  void anotherTaxonomyReadsAgainByItselfBesideTheOldInstanceThatThenStaysIdle() throws Exception {
    try (Instance old = all("old", bundled)) {
      counted(old);
      assertThat(norabus(old)).isZero();
      try (Instance later = all("new", own)) {
        await().atMost(PATIENCE).until(() -> norabus(later) == POSTINGS);

        assertThat(states(later)).containsExactly("2 active", "1 retired");
        await().atMost(PATIENCE).until(() -> old.get("/api/v1/countings").path("idle").asText().contains("upgrade"));
        await().atMost(PATIENCE).until(() -> total(old) == POSTINGS && states(old).equals(states(later)));
        later.post(posting(POSTINGS, "Kotlin"));
        await().atMost(PATIENCE).until(() -> total(old) == POSTINGS + 1 && total(later) == POSTINGS + 1);
        try (Instance again = dashboard("again", bundled)) {
          await().atMost(PATIENCE).until(() -> total(again) == POSTINGS + 1);
        }
      }
    }
  }

  @Test
  void whatWasBegunGoesOnAfterAStopAndADashboardInTheMiddleShowsTheActiveOne() throws Exception {
    try (Instance old = all("old", bundled)) {
      counted(old);
    }
    // It never looks whether it has caught up, so that it is stopped in the middle whatever else takes long.
    System.setProperty(CHECK, "1h");
    Program begun = new Program(settings("new", Set.of(Role.values())), () -> own);
    URI address = begun.start().address();
    assertThat(get(address, "/api/v1/countings").body()).contains("\"building\"");
    try (Instance middle = dashboard("middle", own)) {
      await().atMost(PATIENCE).until(() -> total(middle) == POSTINGS);
      begun.close();
      System.setProperty(CHECK, "300ms");
      assertThat(norabus(middle)).isZero();

      try (Instance again = all("new", own)) {
        await().atMost(PATIENCE).until(() -> states(again).equals(List.of("2 active", "1 retired")));
        await().atMost(PATIENCE).until(() -> norabus(middle) == POSTINGS && norabus(again) == POSTINGS);
        assertThat(total(middle)).isEqualTo(POSTINGS);
      }
    }
  }

  @Test
  void trimmedLogIsNotReadAgain() throws Exception {
    try (Instance old = all("old", bundled); Admin admin = admin()) {
      counted(old);
      admin.deleteRecords(Map.of(new TopicPartition("job-postings", 0), RecordsToDelete.beforeOffset(3))).all().get();

      HttpResponse<String> answer = post(old.address(), "/api/v1/countings");

      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(answer.body()).contains("deleted from the log", "send them again");
      assertThat(Skilltide.run("reread", "--to", old.address().toString())).isEqualTo(1);
    }
    try (Instance later = all("new", own)) {
      await().atMost(PATIENCE).until(() -> total(later) == POSTINGS);
      assertThat(states(later)).containsExactly("1 active");
      later.post(posting(POSTINGS, "nora bus"));
      await().atMost(PATIENCE).until(() -> norabus(later) == 1);
    }
  }

  private void counted(Instance instance) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < POSTINGS; i++) {
      lines.append(posting(i, i % 3 == 0 ? "Kotlin, nora bus" : "PostgreSQL, nora bus")).append('\n');
    }
    instance.post(lines.toString());
    instance.view("kotlin");
    await().atMost(PATIENCE).until(() -> total(instance) == POSTINGS
        && instance.get("/api/v1/top?measure=views").at("/rows/0/views").asInt() == 1);
  }

  private Instance all(String name, Taxonomy taxonomy) {
    return Instance.start(settings(name, Set.of(Role.values())), taxonomy);
  }

  private Instance dashboard(String name, Taxonomy taxonomy) {
    return Instance.start(settings(name, Set.of(Role.DASHBOARD)), taxonomy);
  }

  private ProgramSettings settings(String name, Set<Role> roles) {
    return new ProgramSettings(roles, Optional.of(new Cluster(kafka.bootstrapServers(), Map.of())), "", 2,
        scratch.resolve(name), Loopback.HOST, 0, WorldClock.WALL, Optional.empty());
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  private Taxonomy taxonomy(String id) throws IOException {
    Path file = Files.writeString(scratch.resolve(id + ".yaml"), """
        skills:
          - id: %s
            kind: tool
            name: Norabus
            definition: The message bus of our own house.
            aliases: [nora bus]
        """.formatted(id));
    return Taxonomy.load(List.of(file));
  }

  private static JsonNode board(Instance instance) {
    return instance.get("/api/v1/top?limit=50").get("rows");
  }

  private static int total(Instance instance) {
    return instance.get("/api/v1/top?limit=1").at("/total/postings").asInt();
  }

  private static int norabus(Instance instance) {
    for (JsonNode row : instance.get("/api/v1/top?limit=50").get("rows")) {
      if (row.get("skill").asText().equals("norabus")) {
        return row.get("postings").asInt();
      }
    }
    return 0;
  }

  private static List<String> states(Instance instance) {
    List<String> states = new ArrayList<>();
    instance.get("/api/v1/countings").get("countings")
        .forEach(each -> states.add(each.get("number").asInt() + " " + each.get("state").asText()));
    return states;
  }

  private static Set<String> topics(Admin admin) throws Exception {
    return admin.listTopics().names().get();
  }

  private static Set<String> groups(Admin admin) throws Exception {
    return admin.listGroups().all().get().stream().map(group -> group.groupId()).collect(Collectors.toSet());
  }

  private static HttpResponse<String> get(URI address, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
    }
  }

  private static HttpResponse<String> post(URI address, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(address.resolve(path)).POST(BodyPublishers.noBody()).build(),
          BodyHandlers.ofString());
    }
  }

  private static int beginAsSomebodyElsewhere(Instance instance) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(instance.address().resolve("/api/v1/countings"))
          .header("X-Forwarded-For", "203.0.113.7").POST(BodyPublishers.noBody()).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static String posting(int id, String text) {
    return "{\"@type\":\"JobPosting\",\"identifier\":\"%d\",\"title\":\"Engineer\",\"description\":\"We use %s.\"}"
        .formatted(id, text);
  }
}
