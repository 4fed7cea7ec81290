package skilltide.dashboard.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An instance with the ingest role, as operators start one. */
final class IngestProcess implements AutoCloseable {
  static final int PARTITIONS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ChildJvm process;
  private final int port;

  private IngestProcess(ChildJvm process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one; returns when it answers. */
  static IngestProcess start(String servers, Path folder) {
    return start("ingest", servers, folder, List.of());
  }

  /** As {@link #start}, under a name and with more options. */
  static IngestProcess start(String name, String servers, Path folder, List<String> more) {
    int port = FreePort.next();
    List<String> arguments = new ArrayList<>(List.of("up", "--roles", "ingest", "--kafka", servers, "--partitions",
        Integer.toString(PARTITIONS), "--port", Integer.toString(port), "--data", folder.resolve(name).toString()));
    arguments.addAll(more);
    ChildJvm process = ChildJvm.start(folder.resolve(name + ".out"), "skilltide.dashboard.standalone.Skilltide",
        arguments);
    IngestProcess started = new IngestProcess(process, port);
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> started.health() == 200);
    return started;
  }

  URI postings() {
    return URI.create("http://" + FreePort.HOST + ':' + port + "/api/v1/postings");
  }

  long pid() {
    return process.pid();
  }

  /** The most memory that it had so far, bytes, as the system counts it. */
  long mostMemory() {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines.filter(line -> line.startsWith("VmHWM:")).map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong).findFirst().orElseThrow() * 1024;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int health() {
    try {
      HttpURLConnection connection = (HttpURLConnection) postings().resolve("/health").toURL().openConnection();
      connection.setConnectTimeout(5_000);
      connection.setReadTimeout(5_000);
      try {
        return connection.getResponseCode();
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return 0; // not yet
    }
  }

  @Override
  public void close() {
    process.kill();
  }
}
