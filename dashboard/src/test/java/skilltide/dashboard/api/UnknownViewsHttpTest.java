package skilltide.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import skilltide.dashboard.DashboardServer;

/** Terms that anybody may have written, told as all else is, and not to everybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownViewsHttpTest {
  private static final String VIEWS = "/api/v1/unknown/views";

  private final HttpClient http = HttpClient.newHttpClient();
  private DashboardServer server;

  @BeforeAll
  void start() {
    server = DashboardServer.start(Map.of());
  }

  @AfterAll
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void areToldAsTableAndWhatWouldBeAFormulaIsNone() throws Exception {
    HttpResponse<String> csv = get(VIEWS + ".csv");

    assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(csv.body().lines()).containsExactly("term,views,visitors,robots,first,newest,near",
        "'=kotln,3,2,1,2018-04-27T09:00:00Z,2018-04-27T09:00:00Z,kotlin",
        "norabus,1,1,0,2018-04-27T09:00:00Z,2018-04-27T09:00:00Z,");
    assertThat(get(VIEWS, "Accept", "text/csv").body()).isEqualTo(csv.body());
    assertThat(get(VIEWS + "?limit=1").body()).contains("\"count\":2", "=kotln").doesNotContain("norabus");
  }

  @Test
  void mistakesAreTold() throws Exception {
    HttpResponse<String> answer = get(VIEWS + "?limt=1");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("limit");
    assertThat(get(VIEWS + "?limit=100000").statusCode()).isEqualTo(400);
  }

  @Test
  void whoComesFromElsewhereIsNotTold() throws Exception {
    HttpResponse<String> answer = get(VIEWS, "X-Forwarded-For", "203.0.113.9");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("on its own machine").doesNotContain("kotln");
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
