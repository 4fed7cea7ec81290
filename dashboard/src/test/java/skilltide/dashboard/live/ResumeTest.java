package skilltide.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static skilltide.dashboard.cube.CubeRows.posted;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import skilltide.dashboard.DashboardServer;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** Who comes back gets what they missed, or is told what moved. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumeTest {
  private static final String VIEW = "{\"limit\":3}";
  /** Of another view, so that changes of the first are not seen by it. */
  private static final String OTHER = "{\"limit\":2}";

  private DashboardServer server;
  private DashboardServer forgetful;

  @BeforeAll
  void start() {
    server = start(Map.of());
    forgetful = start(Map.of("skilltide.live.history", 0, "skilltide.live.keep", "100ms"));
  }

  @AfterAll
  void stop() {
    server.close();
    forgetful.close();
  }

  @BeforeEach
  void begin() {
    for (DashboardServer each : List.of(server, forgetful)) {
      each.cube().clear();
      count(each, 3, 2, 1);
    }
  }

  @Test
  void whoComesBackGetsTheDeltasThatTheyMissed() throws Exception {
    Board board = new Board();
    try (RawSocket there = open(server); RawSocket away = open(server)) {
      board.apply(away.send(VIEW).frame());
      there.send(VIEW).frame();
      away.close();
      List<JsonNode> missed = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        count(server, 3 + i, 10, 1);
        missed.add(there.frame());
      }

      try (RawSocket back = open(server)) {
        back.send(board.request(VIEW));

        for (JsonNode each : missed) {
          assertThat(back.frame()).isEqualTo(each);
        }
        count(server, 20, 1, 1);
        assertThat(back.frame()).isEqualTo(there.frame());
      }
    }
  }

  @Test
  void whatChangedWhileNobodyWatchedIsOneDelta() throws Exception {
    Board board = new Board();
    try (RawSocket socket = open(server)) {
      board.apply(socket.send(VIEW).frame());
    }
    await().until(() -> server.bean(MeterRegistry.class).get("skilltide.live.sockets").gauge().value() == 0);
    count(server, 1, 2, 3);
    count(server, 1, 4, 3);

    try (RawSocket back = open(server)) {
      JsonNode delta = back.send(board.request(VIEW)).frame();

      assertThat(delta.get("type").asText()).isEqualTo("delta");
      board.apply(delta);
      assertThat(board.ranks()).containsExactly("rust", "java", "go");
    }
  }

  @Test
  void whoMissedNothingIsToldSo() throws Exception {
    Board board = new Board();
    try (RawSocket socket = open(server); RawSocket back = open(server)) {
      board.apply(socket.send(VIEW).frame());

      JsonNode resumed = back.send(board.request(VIEW)).frame();

      assertThat(resumed.get("type").asText()).isEqualTo("resumed");
      board.apply(resumed);
      count(server, 4, 3, 1);
      board.apply(back.frame());
      assertThat(board.rows().getFirst().get("postings").asInt()).isEqualTo(4);
    }
  }

  @Test
  void whoMissedTooMuchGetsASnapshotAndWhatChangedPlaces() throws Exception {
    try (RawSocket there = open(forgetful); RawSocket away = open(forgetful); RawSocket back = open(forgetful)) {
      there.send(VIEW).frame();
      JsonNode first = away.send(VIEW).frame();
      count(forgetful, 3, 4, 0);
      there.frame();
      count(forgetful, 3, 5, 0);
      there.frame();

      JsonNode snapshot = back.send(resume(VIEW, first)).frame();

      assertThat(snapshot.get("type").asText()).isEqualTo("snapshot");
      assertThat(snapshot.get("away")).hasToString(
          "[{\"skill\":\"rust\",\"from\":2,\"to\":1},{\"skill\":\"go\",\"from\":1,\"to\":2},{\"skill\":\"java\",\"from\":3}]");
    }
  }

  @Test
  void whatChangedPlacesIsLeftOutWhereASocketCouldNotTakeItAtOnce() throws Exception {
    int rows = 60;
    for (int size = 0; size < Encoder.PIECE - 2_000; rows++) {
      String view = all(rows + 1, 1);
      try (RawSocket socket = open(forgetful)) {
        size = socket.send(view).frame().toString().length();
      }
    }
    try (RawSocket there = open(forgetful); RawSocket back = open(forgetful)) {
      JsonNode first = there.send("{\"limit\":" + rows + "}").frame();
      all(rows, -1); // so that all of them change places
      there.frame();

      JsonNode large = back.send(resume("{\"limit\":" + rows + "}", first)).frame();
      JsonNode small = back.send("{\"limit\":" + rows / 2
          + ",\"resume\":{\"stream\":\"gone\",\"seq\":1,\"ranks\":[\"go\",\"rust\"]}}").frame();

      assertThat(large.get("type").asText()).isEqualTo("snapshot");
      assertThat(large.toString().length()).isLessThan(Encoder.PIECE);
      assertThat(large.get("rows")).hasSize(rows);
      assertThat(large.has("away")).isFalse();
      assertThat(small.has("away")).isTrue();
    }
  }

  @Test
  void whoWasAwayForTooLongGetsASnapshot() throws Exception {
    JsonNode first;
    try (RawSocket socket = open(forgetful)) {
      first = socket.send(VIEW).frame();
    }
    await().until(() -> forgetful.bean(MeterRegistry.class).get("skilltide.live.views").gauge().value() == 0);

    try (RawSocket back = open(forgetful)) {
      JsonNode snapshot = back.send(resume(VIEW, first)).frame();

      assertThat(snapshot.get("type").asText()).isEqualTo("snapshot");
      assertThat(snapshot.has("away")).isFalse();
    }
  }

  @Test
  void anotherInstanceTellsWhatChangedPlacesFromWhatTheViewerSaw() throws Exception {
    Board board = new Board();
    try (RawSocket socket = open(server)) {
      board.apply(socket.send(VIEW).frame());
    }
    count(forgetful, 3, 2, 4);

    try (RawSocket elsewhere = open(forgetful)) {
      JsonNode snapshot = elsewhere.send(board.request(VIEW)).frame();

      assertThat(snapshot.get("away").findValuesAsText("skill")).containsExactly("java", "go", "rust");
      board.apply(snapshot);
      assertThat(board.ranks()).containsExactly("java", "go", "rust");
    }
  }

  @Test
  void restartTellsViewersToComeBackAndTheyDo() throws Exception {
    Board board = new Board();
    try (DashboardServer before = start(Map.of())) {
      count(before, 3, 2, 1);
      try (RawSocket socket = open(before);
          RawEvents events = new RawEvents(before.address().getPort(), "?limit=3")) {
        board.apply(socket.send(VIEW).frame());
        events.next();

        before.close();

        assertThat(socket.closed().code()).isEqualTo(1012);
        assertThat(events.next().data().get("code").asInt()).isEqualTo(1012);
      }
    }
    try (DashboardServer after = start(Map.of())) {
      count(after, 3, 5, 1);
      try (RawSocket socket = open(after)) {
        JsonNode snapshot = socket.send(board.request(VIEW)).frame();

        board.apply(snapshot);
        assertThat(snapshot.get("away").findValuesAsText("skill")).containsExactly("rust", "go");
        assertThat(board.ranks()).containsExactly("rust", "go", "java");
      }
    }
  }

  @Test
  void placeThatIsNoneIsRefused() throws Exception {
    try (RawSocket socket = open(server)) {
      assertThat(socket.send("{\"resume\":{\"stream\":1}}").frame().get("field").asText()).isEqualTo("resume");
      assertThat(socket.send("{\"resume\":{\"stream\":\"x\",\"seq\":9}}").frame().get("type").asText())
          .isEqualTo("snapshot");
    }
  }

  @Test
  void placeInAnotherViewIsNoPlaceInThisOne() throws Exception {
    try (RawSocket socket = open(server)) {
      JsonNode first = socket.send(OTHER).frame();

      JsonNode snapshot = socket.send(resume(VIEW, first)).frame();

      assertThat(snapshot.get("type").asText()).isEqualTo("snapshot");
      assertThat(snapshot.get("rows")).hasSize(3);
    }
  }

  /** Counts so many skills, the more the further they stand in the taxonomy, or the less; and says the view of them. */
  private String all(int skills, int sign) {
    Map<String, Integer> counts = new HashMap<>();
    for (Skill skill : forgetful.bean(Taxonomy.class).skills().subList(0, skills)) {
      counts.put(skill.id(), 1_000 + sign * counts.size());
    }
    forgetful.cube().apply(List.of(posted("2018-04-26", 2_000, counts)));
    return "{\"limit\":" + skills + "}";
  }

  private static String resume(String view, JsonNode frame) {
    return view.substring(0, view.length() - 1) + ",\"resume\":{\"stream\":" + frame.get("stream") + ",\"seq\":"
        + frame.get("seq") + "}}";
  }

  private static DashboardServer start(Map<String, Object> properties) {
    Map<String, Object> all = new HashMap<>(
        Map.of("skilltide.live.tick", "1ms", "skilltide.live.views-per-second", 1000));
    all.putAll(properties);
    return DashboardServer.start(all);
  }

  private static RawSocket open(DashboardServer server) throws IOException {
    return new RawSocket(server.address());
  }

  /** Skills that nobody names any more leave the view. */
  private static void count(DashboardServer server, int go, int rust, int java) {
    Map<String, Integer> skills = new HashMap<>(Map.of("go", go, "rust", rust));
    if (java > 0) {
      skills.put("java", java);
    }
    server.cube().apply(List.of(posted("2018-04-26", 30, skills)));
  }
}
