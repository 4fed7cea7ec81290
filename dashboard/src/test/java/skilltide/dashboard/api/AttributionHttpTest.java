package skilltide.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.dashboard.cube.CubeRows.posted;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;
import skilltide.streams.result.Facet;

/** What is taken away says who wants to be named where it is shown. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttributionHttpTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ReadingStore store = new Written().posting("2018-04-20", "a", "kotlin").source("remoteok")
      .posting("2018-04-21", "b", "kotlin").store();
  private DashboardServer server;

  @BeforeAll
  void start() {
    server = DashboardServer.start(Map.of());
    server.bean(Readings.class).show(store);
  }

  @AfterAll
  void stop() {
    http.close();
    server.close();
    store.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/skills/kotlin/evidence.csv", "/api/v1/readings.csv"})
  void rowsOfPostingsNameThem(String path) throws Exception {
    List<String> lines = send(HttpRequest.newBuilder(server.address().resolve(path)).build()).body().lines().toList();

    assertThat(lines.getFirst()).contains("link", "source").endsWith(",attribution");
    assertThat(lines).filteredOn(line -> line.endsWith(",Remote OK")).isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("remoteok"));
    assertThat(lines).filteredOn(line -> line.endsWith(",")).isNotEmpty()
        .noneSatisfy(line -> assertThat(line).contains("remoteok"));
  }

  @Test
  void answersToSqlNameThoseThatAreCounted() throws Exception {
    assertThat(sql("").headers().firstValue("Skilltide-Attribution")).isEmpty();

    server.cube().apply(List.of(posted(0, "2018-04-20", Facet.SOURCE, "remoteok", 1, Map.of("kotlin", 1)),
        posted(0, "2018-04-21", Facet.SOURCE, "http", 1, Map.of("kotlin", 1))));

    for (String suffix : List.of("", ".csv", ".parquet")) {
      assertThat(sql(suffix).headers().firstValue("Skilltide-Attribution")).as(suffix)
          .contains("remoteok=\"Remote OK\"");
    }
  }

  private HttpResponse<String> sql(String suffix) throws Exception {
    return send(HttpRequest.newBuilder(server.address().resolve("/api/v1/sql" + suffix))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"sql\":\"select link from readings\"}")).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, BodyHandlers.ofString());
  }
}
