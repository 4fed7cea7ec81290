package skilltide.dashboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS, and management endpoints on a port of their own. */
class ServingTest {
  private final Path scratch;

  ServingTest(@TempDir Path scratch) {
    this.scratch = scratch;
  }

  @Test
  void pageAndSocketComeByTlsAndHealthAndMetricsAtTheManagementPortAlone() throws Exception {
    Certificate certificate = Certificate.in(scratch.resolve("certificate"));
    int management = freePort();
    ProgramSettings.Tls tls = new ProgramSettings.Tls(certificate.certificate(), certificate.key());
    try (
        Program program = new Program(
            settings(new ProgramSettings.Serving(Optional.of(tls), OptionalInt.of(management))));
        HttpClient http = HttpClient.newBuilder().sslContext(trusting(certificate)).build()) {
      URI page = program.start().address();
      URI own = URI.create("http://127.0.0.1:" + management);

      assertThat(page.getScheme()).isEqualTo("https");
      assertThat(get(http, page.resolve("/")).body()).contains("<title>");
      assertThat(firstFrame(http, page)).contains("\"type\":\"snapshot\"");
      assertThat(get(http, own.resolve("/health")).statusCode()).isEqualTo(200);
      assertThat(get(http, own.resolve("/prometheus")).body()).contains("skilltide_");
      assertThat(HealthCheck.problem(Integer.toString(management))).isEmpty();
      assertThat(get(http, own.resolve("/api/v1/status")).statusCode()).isEqualTo(404);
      assertThat(get(http, own.resolve("/")).statusCode()).isEqualTo(404);
      assertThat(get(http, page.resolve("/health")).statusCode()).isEqualTo(404);
      assertThat(get(http, page.resolve("/prometheus")).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void keyOfAnotherCertificateIsRefusedAndNotFoundOutByVisitors() throws Exception {
    Certificate own = Certificate.in(scratch.resolve("own"));
    Certificate other = Certificate.in(scratch.resolve("other"));

    assertThat(TlsFiles.problem(new ProgramSettings.Tls(own.certificate(), own.key()))).isEmpty();
    assertThat(TlsFiles.problem(new ProgramSettings.Tls(own.certificate(), other.key())).orElseThrow())
        .contains("does not belong", "other", "own");
  }

  @Test
  void fileThatIsNoCertificateIsRefusedAtTheStart() throws Exception {
    Path none = Files.writeString(scratch.resolve("none.pem"), "none");
    try (Program program = new Program(settings(new ProgramSettings.Serving(
        Optional.of(new ProgramSettings.Tls(none, none)), OptionalInt.empty())))) {

      assertThatThrownBy(program::start).isInstanceOf(CannotStartException.class).hasMessageContaining("none.pem")
          .hasMessageContaining("PEM");
    }
  }

  private ProgramSettings settings(ProgramSettings.Serving serving) {
    return new ProgramSettings(Set.of(Role.values()), Optional.empty(), "", 1, scratch.resolve("data"), Loopback.HOST,
        0,
        WorldClock.WALL, Optional.empty(), ProgramSettings.Publishers.USUAL, serving);
  }

  private static HttpResponse<String> get(HttpClient http, URI address) throws Exception {
    return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String firstFrame(HttpClient http, URI page) throws Exception {
    CompletableFuture<String> frame = new CompletableFuture<>();
    StringBuilder text = new StringBuilder();
    WebSocket socket = http.newWebSocketBuilder()
        .buildAsync(URI.create(page.toString().replace("https:", "wss:")).resolve("/ws/v1/live"),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                text.append(data);
                if (last) {
                  frame.complete(text.toString());
                }
                from.request(1);
                return CompletableFuture.completedFuture(null);
              }
            })
        .get(30, TimeUnit.SECONDS);
    socket.sendText("{\"kind\":\"language\"}", true).get(30, TimeUnit.SECONDS);
    try {
      return frame.get(30, TimeUnit.SECONDS);
    } finally {
      socket.abort();
    }
  }

  private static SSLContext trusting(Certificate certificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null);
    trusted.setCertificateEntry("server", certificate.loaded().getCertificate("server"));
    TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  private static int freePort() throws Exception {
    try (var socket = Loopback.listen(0)) {
      return socket.getLocalPort();
    }
  }
}
