package skilltide.dashboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Prometheus that asks an instance for its metrics every second. */
record RunningPrometheus(Process process, URI address) implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Starts one; returns when it answers.
   *
   * @param scratch a folder for what it keeps
   * @param rules its file of rules
   * @param skilltide the instance
   */
  static RunningPrometheus start(Path scratch, Path rules, URI skilltide) throws IOException {
    Optional<Path> binary = Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "prometheus")).filter(Files::isExecutable).findFirst();
    assertThat(binary).as("a program prometheus").isPresent();
    int port;
    try (ServerSocket free = Loopback.listen(0)) {
      port = free.getLocalPort();
    }
    Path settings = Files.writeString(scratch.resolve("prometheus.yml"), """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: [%s]
        scrape_configs:
          - job_name: skilltide
            metrics_path: /prometheus
            static_configs: [{targets: ["%s"]}]
        """.formatted(rules, skilltide.getAuthority()));
    Process process = new ProcessBuilder(binary.get().toString(), "--config.file=" + settings,
        "--storage.tsdb.path=" + scratch.resolve("tsdb"), "--web.listen-address=127.0.0.1:" + port)
        .redirectErrorStream(true).redirectOutput(scratch.resolve("prometheus.log").toFile()).start();
    RunningPrometheus started = new RunningPrometheus(process, URI.create("http://127.0.0.1:" + port));
    await().ignoreException(UncheckedIOException.class)
        .until(() -> started.get("/api/v1/status/buildinfo").path("status").asText().equals("success"));
    return started;
  }

  /** Whether it answers with a figure; fails when it refuses the query. */
  boolean knows(String where, String path) {
    JsonNode answer = get(path);
    assertThat(answer.path("status").asText()).as("%s: %s", where, answer).isEqualTo("success");
    JsonNode data = answer.path("data");
    return data.isArray()
        ? !data.isEmpty()
        : data.path("result").findValues("value").stream().anyMatch(value -> !value.path(1).asText().equals("NaN"));
  }

  JsonNode get(String path) {
    try {
      return JSON
          .readTree(HTTP.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString())
              .body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
