package skilltide.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;

/** How a skill went, in the demo: its postings tell of changes, but not of lags, being made up together with its views. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrendApiTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ReadingStore store = new Written().daily("2017-01-02", "2018-01-15", 1, "go", "sql")
      .daily("2017-01-02", "2018-01-15", 4, "sql").daily("2018-01-15", "2018-04-27", 3, "go", "sql")
      .daily("2018-01-15", "2018-04-27", 2, "sql").store();
  private DashboardServer server;

  @BeforeAll
  void start() {
    server = DashboardServer.start(Map.of("skilltide.demo", "true", "skilltide.clock", "event"));
    server.bean(Readings.class).show(store);
  }

  @AfterAll
  void stop() {
    http.close();
    server.close();
    store.close();
  }

  @Test
  void pastVerdictsAreToldOnceTheyAreKnown() {
    await().until(() -> !get("/api/v1/skills/go/verdicts").has("reason"));
    JsonNode past = get("/api/v1/skills/golang/verdicts?from=2018-01-01");
    JsonNode last = past.get("rows").get(past.get("rows").size() - 1);

    assertThat(past.get("skill").asText()).isEqualTo("go");
    assertThat(past.get("revision").asText()).hasSize(16);
    assertThat(last.get("judged").asText()).isEqualTo("2018-04-15");
    assertThat(last.get("verdict").asText()).isEqualTo("rising");
    assertThat(last.get("intervalLow").asDouble()).isLessThan(last.get("estimate").asDouble());
    assertThat(past.get("rows").get(0).get("judged").asText()).isEqualTo("2018-01-07");
  }

  @Test
  void neverIsALagToldOfTheDemo() {
    JsonNode lag = get("/api/v1/skills/go/lag");

    assertThat(lag.get("reason").asText()).isEqualTo("demo");
    assertThat(lag.has("lag")).isFalse();
  }

  private JsonNode get(String path) {
    try {
      return new ObjectMapper().readTree(http
          .send(HttpRequest.newBuilder(server.address().resolve(path)).build(), BodyHandlers.ofString()).body());
    } catch (Exception e) {
      throw new AssertionError(path, e);
    }
  }
}
