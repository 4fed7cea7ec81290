package skilltide.dashboard.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static skilltide.dashboard.cube.CubeRows.posted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.DashboardServer;
import skilltide.streams.result.Facet;

class MarketMetersTest {
  private static final String OLD = "2018-03-28";
  private static final String OLDEST = "2018-03-29";
  private static final String NEW = "2018-04-27";
  private static final Map<String, Integer> SKILLS = Map.of("go", 9, "java", 7, "kotlin", 5, "react", 3);

  private final HttpClient http = HttpClient.newHttpClient();
  private final DashboardServer server = DashboardServer.start(Map.of("skilltide.metrics.skills", 2,
      "skilltide.metrics.industry-skills", 1, "skilltide.metrics.refresh", "20ms"));

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void whatLeadsOfEachKindIsWhatTheBoardSays() throws IOException, InterruptedException {
    server.cube()
        .apply(List.of(posted(OLD, 100, Map.of("php", 100)), posted(OLDEST, 10, SKILLS), posted(NEW, 20, SKILLS),
            posted(0, NEW, Facet.INDUSTRY, "fintech", 10, Map.of("go", 1, "kotlin", 5)),
            posted(0, NEW, Facet.INDUSTRY, "gaming", 9, Map.of("go", 9))));

    await().untilAsserted(() -> assertThat(gauges("skilltide.skill.postings")).isEqualTo(
        Map.of("all language go", 18.0, "all language java", 14.0, "all framework react", 6.0,
            "fintech language kotlin",
            5.0)));
    assertThat(gauges("skilltide.skill.share")).containsEntry("all language go", 0.6)
        .containsEntry("fintech language kotlin", 0.5).hasSize(4);
    assertThat(gauges("skilltide.industry.postings")).isEqualTo(Map.of("all", 30.0, "fintech", 10.0));
    JsonNode board = new ObjectMapper().readTree(http.send(
        HttpRequest.newBuilder(server.address().resolve("/api/v1/top?kind=language")).build(), BodyHandlers.ofString())
        .body());
    assertThat(board.at("/rows/0/postings").asInt()).isEqualTo(18);
    assertThat(board.at("/rows/0/share").asDouble()).isEqualTo(0.6);
  }

  @Test
  void whatLeadsNoMoreHasNoSeriesAnyMore() {
    server.cube().apply(List.of(posted(0, NEW, Facet.ALL, "", 20, Map.of("go", 3, "java", 2))));
    await().until(() -> gauges("skilltide.skill.postings").containsKey("all language java"));

    server.cube().apply(List.of(posted(1, NEW, Facet.ALL, "", 20, Map.of("kotlin", 9))));

    await().untilAsserted(() -> assertThat(gauges("skilltide.skill.postings"))
        .isEqualTo(Map.of("all language go", 3.0, "all language kotlin", 9.0)));
  }

  /** What meters of a name say, by their labels. */
  private Map<String, Double> gauges(String name) {
    Map<String, Double> gauges = new TreeMap<>();
    for (Gauge gauge : server.bean(MeterRegistry.class).find(name).gauges()) {
      gauges.put(String.join(" ", gauge.getId().getTags().stream().map(tag -> tag.getValue()).toList()), gauge.value());
    }
    return gauges;
  }
}
