package skilltide.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static skilltide.dashboard.cube.CubeRows.posted;
import static skilltide.dashboard.cube.CubeRows.reposted;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.readings.ReadingBatch;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;
import skilltide.streams.result.Facet;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveSocketTest {
  private static final String SEVERAL = "{\"industry\":\"fintech\",\"country\":\"DE\"}";

  private DashboardServer server;

  @BeforeAll
  void start() {
    server = DashboardServer.start(Map.of("skilltide.live.tick", "1ms"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void forget() {
    await().until(() -> sockets() == 0);
    server.cube().clear();
    server.bean(Readings.class).show(null);
  }

  @Test
  void viewIsAnsweredByASnapshotThenByWhatChanges() {
    server.cube().apply(List.of(posted("2018-04-26", 10, Map.of("go", 5, "rust", 4, "java", 1))));
    try (Watcher watcher = new Watcher(server).watch("{\"kind\":\"language\",\"limit\":2}")) {
      JsonNode snapshot = watcher.frame(0);
      assertThat(snapshot.get("type").asText()).isEqualTo("snapshot");
      assertThat(snapshot.get("rows").findValuesAsText("skill")).containsExactly("go", "rust");

      server.cube().apply(List.of(posted("2018-04-26", 10, Map.of("go", 5, "rust", 4, "java", 6))));

      JsonNode delta = watcher.frame(1);
      assertThat(delta.get("type").asText()).isEqualTo("delta");
      assertThat(delta.get("stream")).isEqualTo(snapshot.get("stream"));
      assertThat(delta.get("seq").asLong()).isEqualTo(snapshot.get("seq").asLong() + 1);
      assertThat(delta.get("rows").findValuesAsText("skill")).containsExactly("java", "go");
      assertThat(delta.get("gone")).extracting(JsonNode::asText).containsExactly("rust");
      assertThat(delta.get("revision")).isNotEqualTo(snapshot.get("revision"));
    }
  }

  @Test
  void viewWithSeveralFiltersFollowsTheReadingsAndSaysHowOften() {
    Readings readings = server.bean(Readings.class);
    try (ReadingStore one = new Written().posting("2018-04-26", "a", "go").store();
        ReadingStore two = new Written().posting("2018-04-26", "a", "go").posting("2018-04-26", "b", "rust").store()) {
      readings.show(one);
      try (Watcher watcher = new Watcher(server).watch(SEVERAL)) {
        assertThat(watcher.frame(0).at("/total/postings").asInt()).isEqualTo(1);
        assertThat(watcher.frame(0).at("/quality/everySeconds").asInt()).isEqualTo(2);

        two.apply(new ReadingBatch()); // a version of its own, as a store has that is read on
        readings.show(two);

        assertThat(watcher.frame(1).get("type").asText()).isEqualTo("delta");
        assertThat(watcher.frame(1).get("rows").findValuesAsText("skill")).contains("rust");
      } finally {
        readings.show(null);
      }
    }
  }

  @Test
  void viewThatCannotBeAskedYetIsAnErrorAndTheOneBeforeGoesOn() {
    server.cube().apply(List.of(posted("2018-04-26", 10, Map.of("go", 5))));
    try (Watcher watcher = new Watcher(server).watch("{}")) {
      watcher.frame(0);
      watcher.watch(SEVERAL);

      assertThat(watcher.frame(1).get("type").asText()).isEqualTo("error");
      assertThat(watcher.frame(1).get("detail").asText()).contains("the readings cannot be asked just now");

      server.cube().apply(List.of(posted("2018-04-26", 10, Map.of("go", 6))));
      assertThat(watcher.frame(2).get("type").asText()).isEqualTo("delta");
    }
  }

  @Test
  void whoWatchesTheReadingsHoldsNobodyUpWhenTheyGoWithTheWorld() {
    Readings readings = server.bean(Readings.class);
    server.cube().apply(List.of(posted("2018-04-26", 10, Map.of("go", 5))));
    try (ReadingStore store = new Written().posting("2018-04-26", "a", "go").store()) {
      readings.show(store);
      try (Watcher several = new Watcher(server).watch(SEVERAL); Watcher all = new Watcher(server).watch("{}")) {
        several.frame(0);
        all.frame(0);

        readings.show(null);
        server.cube().clear();

        assertThat(all.frame(1).get("type").asText()).isEqualTo("snapshot");
        assertThat(all.frame(1).get("stream")).isNotEqualTo(all.frame(0).get("stream"));

        readings.show(store);

        assertThat(several.frame(1).get("type").asText()).isEqualTo("snapshot");
        assertThat(several.frame(1).get("stream")).isNotEqualTo(several.frame(0).get("stream"));
      } finally {
        readings.show(null);
      }
    }
  }

  @Test
  void rowsThatStayAreNotSentAgain() {
    server.cube().apply(List.of(posted("2018-04-26", 10, Map.of("go", 5, "rust", 4))));
    try (Watcher watcher = new Watcher(server).watch("{}")) {
      watcher.frame(0);

      server.cube().apply(List.of(posted("2018-04-26", 10, Map.of("go", 5, "rust", 3))));

      assertThat(watcher.frame(1).get("rows").findValuesAsText("skill")).containsExactly("rust");
      assertThat(watcher.frame(1).get("gone")).isEmpty();
    }
  }

  @Test
  void whatAViewerDoesNotSeeIsNotSent() {
    server.cube().apply(List.of(posted(0, "2018-04-26", Facet.INDUSTRY, "fintech", 10, Map.of("go", 5))));
    try (Watcher watcher = new Watcher(server).watch("{\"industry\":\"fintech\"}");
        Watcher other = new Watcher(server).watch("{\"industry\":\"gaming\"}")) {
      watcher.frame(0);
      other.frame(0);

      server.cube().apply(List.of(posted(0, "2018-04-26", Facet.INDUSTRY, "gaming", 10, Map.of("rust", 5))));
      other.frame(1);
      server.cube().apply(List.of(posted(0, "2010-01-01", Facet.INDUSTRY, "fintech", 10, Map.of("go", 5))));
      server.cube().apply(List.of(posted(0, "2018-04-26", Facet.INDUSTRY, "fintech", 11, Map.of("go", 5))));

      assertThat(watcher.frame(1).at("/total/postings").asInt()).isEqualTo(11);
      assertThat(watcher.frame(1).get("seq").asLong()).isEqualTo(watcher.frame(0).get("seq").asLong() + 1);
    }
  }

  @Test
  void viewersOfWhatIsUniqueSeeRepostsLeaveIt() {
    server.cube().apply(List.of(posted("2018-04-26", 10, Map.of("go", 5))));
    try (Watcher watcher = new Watcher(server).watch("{\"measure\":\"unique\"}")) {
      watcher.frame(0);

      server.cube().apply(List.of(reposted(2, "2018-04-26", Facet.ALL, "", 3, Map.of("go", 1))));

      assertThat(watcher.frame(1).get("type").asText()).isEqualTo("delta");
      assertThat(watcher.frame(1).at("/total/unique").asInt()).isEqualTo(7);
      assertThat(watcher.frame(1).at("/rows/0/unique").asInt()).isEqualTo(4);
      server.cube().apply(List.of(posted("2018-04-26", 11, Map.of("go", 5))));
      assertThat(watcher.frame(2).at("/total/unique").asInt()).isEqualTo(8);
    }
  }

  @Test
  void viewersOfTheSameViewShareItsStreamHoweverItIsWritten() {
    try (Watcher first = new Watcher(server).watch("{\"kind\":\"language\",\"limit\":5}")) {
      first.frame(0);
      server.cube().apply(List.of(posted("2018-04-26", 10, Map.of("go", 5))));
      first.frame(1);

      try (Watcher second = new Watcher(server).watch("{\"limit\":\"5\",\"from\":\"30d\",\"kind\":\"language\"}")) {
        JsonNode snapshot = second.frame(0);

        assertThat(snapshot.get("type").asText()).isEqualTo("snapshot");
        assertThat(snapshot.get("stream")).isEqualTo(first.frame(0).get("stream"));
        assertThat(snapshot.get("seq")).isEqualTo(first.frame(1).get("seq"));
        server.cube().apply(List.of(posted("2018-04-26", 11, Map.of("go", 5))));
        assertThat(second.frame(1)).isEqualTo(first.frame(2));
      }
    }
  }

  @Test
  void anotherViewOnTheSameSocketBeginsAnotherStream() {
    try (Watcher watcher = new Watcher(server).watch("{\"kind\":\"language\"}")) {
      watcher.frame(0);

      watcher.watch("{\"kind\":\"framework\",\"skills\":[\"react\",\"vue\"]}");

      JsonNode snapshot = watcher.frame(1);
      assertThat(snapshot.get("type").asText()).isEqualTo("snapshot");
      assertThat(snapshot.at("/view/kind").asText()).isEqualTo("framework");
      assertThat(snapshot.at("/view/skills").asText()).isEqualTo("react,vue");
      assertThat(snapshot.get("stream")).isNotEqualTo(watcher.frame(0).get("stream"));
    }
  }

  @Test
  void badViewsAreAnsweredWithTheMendAndTheSocketStaysOpen() {
    try (Watcher watcher = new Watcher(server).watch("{\"kind\":\"langage\"}").watch("[1").watch("{\"kind\":{}}")) {
      watcher.frame(2);
      watcher.watch("{\"kind\":\"language\"}");

      assertThat(watcher.frame(0).get("type").asText()).isEqualTo("error");
      assertThat(watcher.frame(0).get("status").asInt()).isEqualTo(400);
      assertThat(watcher.frame(0).get("detail").asText())
          .isEqualTo("kind: unknown 'langage', did you mean 'language'?");
      assertThat(watcher.frame(1).get("detail").asText()).startsWith("view: not JSON");
      assertThat(watcher.frame(2).get("field").asText()).isEqualTo("kind");
      assertThat(watcher.frame(3).get("type").asText()).isEqualTo("snapshot");
    }
  }

  @Test
  void anotherWorldBeginsAnotherStream() {
    server.cube().apply(List.of(posted("2018-04-26", 10, Map.of("go", 5))));
    try (Watcher watcher = new Watcher(server).watch("{}")) {
      watcher.frame(0);

      server.cube().clear();

      JsonNode snapshot = watcher.frame(1);
      assertThat(snapshot.get("type").asText()).isEqualTo("snapshot");
      assertThat(snapshot.get("stream")).isNotEqualTo(watcher.frame(0).get("stream"));
      assertThat(snapshot.get("rows")).isEmpty();
    }
  }

  private double sockets() {
    return server.bean(MeterRegistry.class).get("skilltide.live.sockets").gauge().value();
  }
}
