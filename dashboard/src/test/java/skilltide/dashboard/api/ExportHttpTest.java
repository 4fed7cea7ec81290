package skilltide.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.query.Csv;
import skilltide.dashboard.readings.Attribute;
import skilltide.dashboard.readings.DailyExport;
import skilltide.dashboard.readings.Export;
import skilltide.dashboard.readings.Export.Wanted;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Selected;
import skilltide.dashboard.readings.SelectedRows.Days;
import skilltide.dashboard.readings.Written;

/** Exports over real sockets: read at once, slowly, and not to the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportHttpTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int POSTINGS = 40_000;
  private static final String ALL = "/api/v1/readings.ndjson?from=2017-01-01";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ReadingStore store = new Written().daily("2018-01-01", "2018-04-11", POSTINGS / 100, "go", "sql")
      .store();
  private DashboardServer server;
  private Turns turns;

  @BeforeAll
  void start() {
    server = DashboardServer.start(Map.of());
    server.bean(Readings.class).show(store);
    turns = server.bean(AllTurns.class).exports();
  }

  @AfterAll
  void stop() {
    http.close();
    server.close();
    store.close();
  }

  @Test
  void nextExportMayBeAskedForAsSoonAsOneIsRead() {
    Wanted april = new Wanted(Selected.ALL, List.of(),
        new Days(LocalDate.parse("2018-04-01"), LocalDate.parse("2018-04-11")));
    Export export = new DailyExport(store, april, Attribute.SOURCE);
    List<Integer> taken = new ArrayList<>();
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      byte[] last = new Streamed(export, new Csv(export.columns()), false,
          turns.take(io.micronaut.http.HttpRequest.GET("/"))).pieces(threads)
          .doOnNext(piece -> taken.add(turns.taken())).blockLast();

      assertThat(last).asString(StandardCharsets.UTF_8).contains("2018-04-10");
      assertThat(taken.getLast()).as("before anything says that it was the last").isZero();
    }
  }

  @Test
  void postingsComeAsJsonLines() throws Exception {
    HttpResponse<String> answer = get(ALL);

    assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    assertThat(answer.headers().firstValue("Skilltide-Postings")).contains(Integer.toString(POSTINGS));
    List<String> lines = answer.body().lines().toList();
    assertThat(lines).hasSize(POSTINGS);
    JsonNode first = JSON.readTree(lines.get(0));
    assertThat(first.get("skills")).isEqualTo(JSON.readTree("[\"go\",\"sql\"]"));
    assertThat(first.get("posted").asText()).isEqualTo("2018-01-01T10:00:00Z");
    assertThat(first.has("withdrawn")).isFalse();
    await().until(() -> turns.taken() == 0);
  }

  @Test
  void tablesComeAsCsv() throws Exception {
    List<String> postings = get("/api/v1/readings.csv?from=2018-03-01&to=2018-03-02&country=DE").body().lines()
        .toList();
    List<String> days = get("/api/v1/daily.csv?from=2018-03-01&to=2018-03-03&kind=language&by=industry").body().lines()
        .toList();

    assertThat(postings).hasSize(1 + POSTINGS / 100);
    assertThat(postings.get(0)).startsWith("posting,source,posted,withdrawn,repostOf,title,");
    assertThat(postings.get(1)).contains(",2018-03-01T10:00:00Z,,,Engineer ", ",go;sql,");
    assertThat(days).containsExactly("day,industry,skill,postings,unique,total,totalUnique",
        "2018-03-01,fintech,go,400,400,400,400", "2018-03-01,fintech,sql,400,400,400,400",
        "2018-03-02,fintech,go,400,400,400,400", "2018-03-02,fintech,sql,400,400,400,400");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/readings.ndjson?from=2018-03-01", "/api/v1/readings.csv?from=2018-03-01",
    "/api/v1/daily.csv?from=2018-01-01", "/api/v1/skills.ndjson?kind=language", "/api/v1/skills?kind=language",
    "/api/v1/skills.csv?kind=language"})
  void everythingIsSentSmallToWhoeverCanTakeIt(String path) throws Exception {
    HttpResponse<byte[]> zipped = http.send(
        HttpRequest.newBuilder(server.address().resolve(path)).header("Accept-Encoding", "gzip").build(),
        BodyHandlers.ofByteArray());

    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(new String(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes(),
        StandardCharsets.UTF_8)).isEqualTo(get(path).body());
  }

  @Test
  void whoIsSlowHoldsUpNobodyAndWhoLeavesHoldsNothing() throws Exception {
    try (Socket slow = ask(ALL); InputStream begun = new BufferedInputStream(slow.getInputStream())) {
      assertThat(begun.read()).isEqualTo('H');
      assertThat(turns.taken()).isEqualTo(1);

      long version = store.version();
      store.apply(new Written().posting("2019-01-01", "new", "go").batch());

      assertThat(store.version()).isEqualTo(version + 1);
      assertThat(get("/api/v1/readings.csv?from=2018-03-01&to=2018-03-02").statusCode()).isEqualTo(200);
      assertThat(turns.taken()).isGreaterThanOrEqualTo(1);
    }
    await().until(() -> turns.taken() == 0);
  }

  @Test
  void tooManyAtOnceAreToldWhenToAskAgain() throws Exception {
    try (Socket one = ask(ALL); Socket two = ask(ALL)) {
      assertThat(one.getInputStream().read()).isEqualTo('H');
      assertThat(two.getInputStream().read()).isEqualTo('H');

      HttpResponse<String> third = http.send(HttpRequest.newBuilder(server.address().resolve(ALL))
          .header("X-Forwarded-For", "203.0.113.7").build(), BodyHandlers.ofString());

      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(third.headers().firstValue("Retry-After")).contains("10");
      assertThat(JSON.readTree(third.body()).get("detail").asText())
          .isEqualTo("Exports: at most 2 at once from one address; wait for one of yours to end");
    }
    await().until(() -> get(ALL).statusCode() == 200);
  }

  @Test
  void whoStopsReadingIsLeftBehind() throws Exception {
    try (DashboardServer impatient = DashboardServer.start(Map.of("micronaut.server.idle-timeout", "1s",
        "micronaut.server.read-idle-timeout", "1s", "micronaut.server.write-idle-timeout", "1s"))) {
      impatient.bean(Readings.class).show(store);
      Turns its = impatient.bean(AllTurns.class).exports();
      try (Socket stalled = ask(impatient, ALL)) {
        assertThat(stalled.getInputStream().read()).isEqualTo('H');
        assertThat(its.taken()).isEqualTo(1);

        await().until(() -> its.taken() == 0);
      }
    }
  }

  @Test
  void whatIsKnownIsNotSentAgain() throws Exception {
    String path = "/api/v1/readings.csv?from=2018-03-01&to=2018-03-02";
    String tag = get(path).headers().firstValue("ETag").orElseThrow();

    HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
    HttpResponse<String> again = http.send(request.copy().header("If-None-Match", tag).build(),
        BodyHandlers.ofString());
    HttpResponse<String> head = http.send(request.copy().HEAD().build(), BodyHandlers.ofString());

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(head.headers().firstValue("ETag")).contains(tag);
    await().until(() -> turns.taken() == 0);
  }

  private Socket ask(String path) throws IOException {
    return ask(server, path);
  }

  private static Socket ask(DashboardServer server, String path) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(server.address().getHost(), server.address().getPort()));
    socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(server.address().resolve(path)).build(), BodyHandlers.ofString());
  }
}
