package skilltide.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skilltide.ingest.keys.KeyFile;
import skilltide.ingest.keys.KeySecret;
import skilltide.ingest.keys.PublisherKey;
import skilltide.ingest.trace.Traces;

/** Which requests are followed, and whose trace they belong to. */
class RequestTracesTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String FOLLOWED = "00-" + TRACE + "-00f067aa0ba902b7-01";
  private static final String POSTING = "{\"identifier\":\"1\",\"title\":\"Engineer\"}";
  private static final KeySecret ACME = KeySecret.fresh();

  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();
  private static TestServer local;
  private static TestServer exposed;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    new KeyFile(folder.resolve("publisher-keys"))
        .add(new PublisherKey("acme", ACME.hash(), Set.of("http"), 1_000, Instant.EPOCH));
    local = server(folder, "127.0.0.1");
    exposed = server(folder, "0.0.0.0");
  }

  @AfterAll
  static void stop() {
    local.close();
    exposed.close();
  }

  @Test
  void aSenderIsGoneOnFromWhereItIsKnownWhoThatIs() throws Exception {
    assertThat(post(local)).isEqualTo(TRACE);
    assertThat(post(exposed, "Authorization", "Bearer " + ACME.reveal())).isEqualTo(TRACE);

    assertThat(post(exposed)).isNotEqualTo(TRACE);
    assertThat(post(exposed, "Authorization", "Bearer skt_wrong")).isNotEqualTo(TRACE);
    assertThat(post(local, "X-Forwarded-For", "192.0.2.1")).isNotEqualTo(TRACE);
  }

  @ParameterizedTest
  @CsvSource({"POST,/api/v1/postings/,POST /api/v1/postings,true",
    "DELETE,/api/v1/postings?id=1,DELETE /api/v1/postings,true",
    "DELETE,/api/v1/sources/acme/?forget=true,DELETE /api/v1/sources/{source},true",
    "POST,/api/v1/views,POST /api/v1/views,false",
    "POST,/api/v1/views/,POST /api/v1/views,false", "GET,/pixel.gif/?term=kotlin,GET /pixel.gif,false"})
  void routesTakeASlashAtTheEndToo(String method, String path, String name, boolean goesOn) throws Exception {
    send(method, path);

    assertThat(TELEMETRY.getSpans()).filteredOn(span -> span.getName().equals(name)).singleElement()
        .satisfies(span -> assertThat(span.getTraceId().equals(TRACE)).isEqualTo(goesOn));
  }

  @ParameterizedTest
  @CsvSource({"FOO,/pixel.gif", "POST,/pixel.gif", "HEAD,/pixel.gif", "FOO,/api/v1/postings", "PUT,/api/v1/views",
    "DELETE,/api/v1/sources/a/b", "POST,/api/v1/postings/1"})
  void whatBringsNothingIsNotFollowed(String method, String path) throws Exception {
    send(method, path);

    assertThat(TELEMETRY.getSpans()).isEmpty();
  }

  private static String post(TestServer server, String... headers) throws Exception {
    TELEMETRY.clearSpans();
    server.post("/api/v1/postings", "application/json", POSTING,
        Stream.concat(Stream.of("traceparent", FOLLOWED),
            Stream.of(headers)).toArray(String[]::new));
    return TELEMETRY.getSpans().stream().filter(span -> span.getName().startsWith("POST ")).map(SpanData::getTraceId)
        .findFirst().orElse("");
  }

  private static void send(String method, String path) throws Exception {
    local.send(local.request(path, "traceparent", FOLLOWED, "Content-Type", "application/json").method(method,
        method.equals("POST") ? BodyPublishers.ofString(POSTING) : BodyPublishers.noBody()));
  }

  private static TestServer server(Path folder, String host) {
    Map<String, Object> properties = new HashMap<>(TestServer.INGEST);
    properties.put("skilltide.keys.file", folder.resolve("publisher-keys").toString());
    properties.put("micronaut.server.host", host);
    return new TestServer(properties, Traces.of(TELEMETRY.getOpenTelemetry()));
  }
}
