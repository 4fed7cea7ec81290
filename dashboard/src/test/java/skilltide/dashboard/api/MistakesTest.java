package skilltide.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;

/** What is asked wrongly is answered with a problem that helps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MistakesTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ReadingStore store = new Written().posting("2018-04-20", "a", "kotlin", "java").store();
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
  @CsvSource(delimiter = '|', value = {
    "GET  | /api/v1/tops                               | 404 | did you mean /api/v1/top?",
    "GET  | /api/v1/reading.csv                        | 404 | did you mean /api/v1/readings.csv?",
    "GET  | /api/v1/readings                           | 404 | did you mean /api/v1/readings.csv?",
    "GET  | /api/v1/skills/kotlin/evidense             | 404 | did you mean /api/v1/skills/kotlin/evidence?",
    "GET  | /api/v1/xyzxyzxyz                          | 404 | /docs has all queries",
    "GET  | /nothing                                   | 404 | There is nothing at /nothing",
    "POST | /api/v1/top                                | 405 | GET",
    "GET  | /api/v1/sql                                | 405 | POST",
    "GET  | /api/v1/skills/kotlni                      | 404 | id: unknown 'kotlni', did you mean 'kotlin'?",
    "GET  | /api/v1/skills/kotlni/evidence             | 404 | id: unknown 'kotlni', did you mean 'kotlin'?",
    "GET  | /api/v1/top?from=now&to=now-30d            | 400 | is not before to",
    "GET  | /api/v1/top?from=2018-04-01&to=2018-03-01  | 400 | from: 2018-04-01T00:00:00Z is not before to, 2018-03-01T00:00:00Z",
    "GET  | /api/v1/readings.csv?from=2018-04-01&to=2018-03-01 | 400 | is not before to",
    "GET  | /api/v1/readings.ndjson?form=now-30d       | 400 | form: unknown, did you mean 'from'?",
    "GET  | /api/v1/readings.csv?measure=share         | 400 | measure: unknown",
    "GET  | /api/v1/daily.csv?by=industri              | 400 | by: unknown 'industri', did you mean 'industry'?",
    "GET  | /api/v1/daily.csv?by=colour                | 400 | by: unknown 'colour'; there is industry, role",
    "GET  | /api/v1/daily.csv?kind=database&skills=go  | 400 | kind: none of the skills is a database",
    "GET  | /api/v1/top?limit=0                        | 400 | limit: not a whole number from 1 to 2000: '0'",
    "GET  | /api/v1/top?limit=99999999                 | 400 | limit: not a whole number from 1 to 2000",
    "GET  | /api/v1/skills/kotlin/evidence?limit=500   | 400 | limit: at most 200 postings of evidence",
    "GET  | /api/v1/pay?currency=EUR&curency=EUR       | 400 | curency: unknown, did you mean 'currency'?",
    "GET  | /api/v1/pay?currency=EURO               | 400 | currency: unknown 'EURO', did you mean 'EUR'?",
    "GET  | /api/v1/pay?currency=us%20dolar         | 400 | currency: unknown 'us dolar', did you mean 'USD'?",
    "GET  | /api/v1/pay?currency=money              | 400 | currency: unknown 'money'; give an ISO 4217 code such as EUR",
    "GET  | /api/v1/top?seniority=senior,lead       | 400 | seniority: one value at a time, not 'senior,lead'; there is entry, mid, senior, lead, manager",
    "GET  | /api/v1/top?role=backend,frontend       | 400 | role: one value at a time, not 'backend,frontend'",
    "GET  | /api/v1/top?seniority=senior&seniority=lead | 400 | seniority: given more than once; it takes one value",
    "GET  | /api/v1/explain?skills=kotlni                 | 400 | skills: unknown 'kotlni', did you mean 'kotlin'?",
    "GET  | /api/v1/series?step=day                    | 400 | skills: missing",
    "GET  | /api/v1/series?skills=go&from=1970-01-01&measure=views&step=hour | 400 | step: too short",
    "GET  | /api/v1/status?verbose=1                   | 400 | verbose: unknown; there is none",
    "GET  | /api/v1/top?from=2018-4-1                  | 400 | from: not a time: '2018-4-1'; give a date (2018-04-27)",
    "GET  | /api/v1/top?country=DE&country=FR          | 400 | country: given more than once"})
  void mistakesAreAnsweredWithTheMend(String method, String path, int status, String mend) throws Exception {
    hold(send(method, path, ""), status, mend);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "{\"sql\":\"selec 1\"}           | 400 | sql:",
    "{\"sql\":\"drop table readings\"} | 400 | only SELECT can be asked",
    "{\"sql\":\"select * from reading\"} | 400 | line 1, column 15: there is no table reading; there is readings",
    "{\"sql\":\"select idd from readings\"} | 400 | id",
    "{\"query\":\"select 1\"}        | 400 | sql: missing; send {\"sql\": \"select ...\"}",
    "select 1                        | 400 | the body is not JSON; send {\"sql\": \"select ...\"}"})
  void mistakesInSqlAreAnsweredWithTheMend(String body, int status, String mend) throws Exception {
    hold(send("POST", "/api/v1/sql.csv", body), status, mend);
  }

  private static void hold(HttpResponse<String> answer, int status, String mend) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    JsonNode problem = new ObjectMapper().readTree(answer.body());
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asText()).contains(mend);
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return http
        .send(HttpRequest.newBuilder(URI.create(server.address() + path)).header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }
}
