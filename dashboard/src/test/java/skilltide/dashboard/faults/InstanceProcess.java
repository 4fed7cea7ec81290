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
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An instance, as operators start one; can be killed and started again on the same data. */
final class InstanceProcess implements AutoCloseable {
  private static final Duration STOP = Duration.ofSeconds(15);
  private static final int ANSWER_MILLIS = 5_000;
  private static final String MAIN = "skilltide.dashboard.standalone.Skilltide";
  private static final String ADDRESS = "  Page    ";

  private final String name;
  private final List<String> arguments;
  private final Path data;
  private final Path logs;
  private @Nullable ChildJvm process;
  private Optional<Path> program = Optional.empty();
  private int starts;

  /**
   * Does not start it.
   *
   * @param roles comma-separated
   * @param servers the brokers
   * @param prefix of all topics
   * @param partitions of each topic
   * @param data its data folder
   * @param logs a folder for what it says on the terminal
   */
  InstanceProcess(String name, String roles, String servers, String prefix, int partitions, Path data, Path logs) {
    this.name = name;
    this.data = data;
    this.logs = logs;
    arguments = new ArrayList<>(
        List.of("up", "--roles", roles, "--kafka", servers, "--topic-prefix", prefix, "--partitions",
            Integer.toString(partitions), "--port", "0", "--data", data.toString()));
  }

  /** From its next start on it reads postings by the bundled taxonomy and this file. */
  void readBy(Path taxonomy) {
    arguments.addAll(List.of("--taxonomy", taxonomy.toString()));
  }

  /** From its next start on it is another program than the one under test; or that one again. */
  void runBy(Optional<Path> jar) {
    program = jar;
  }

  /** Starts it; returns at once. */
  void start() {
    if (isAlive()) {
      throw new IllegalStateException(name + " runs");
    }
    starts++;
    process = program.map(jar -> ChildJvm.start(terminal(), jar.toString(), MAIN, arguments))
        .orElseGet(() -> ChildJvm.start(terminal(), MAIN, arguments));
  }

  void kill() {
    running().kill();
  }

  void pause() {
    running().pause();
  }

  void resume() {
    running().resume();
  }

  /** Stops it as an operator does. */
  void stop() {
    if (!running().stop(STOP)) {
      throw new IllegalStateException(name + " did not stop within " + STOP + ": see " + terminal());
    }
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Whether it says of itself that it is well. */
  boolean isUp() {
    return isAlive() && address().map(InstanceProcess::health).orElse(0) == HttpURLConnection.HTTP_OK;
  }

  /** The process that runs now. */
  long pid() {
    return running().pid();
  }

  /** Where it answers, once it does. */
  URI awaitAddress(Duration patience) {
    await().atMost(patience).pollInterval(Duration.ofMillis(200)).until(this::isUp);
    return address().orElseThrow();
  }

  Path data() {
    return data;
  }

  @Override
  public void close() {
    if (process != null) {
      process.kill();
    }
  }

  @Override
  public String toString() {
    return name + " (" + terminal() + ", " + data.resolve("logs") + ")";
  }

  private ChildJvm running() {
    if (process == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return process;
  }

  private Path terminal() {
    return logs.resolve(name + "-" + starts + ".out");
  }

  private Optional<URI> address() {
    try (Stream<String> lines = Files.lines(terminal())) {
      return lines.filter(line -> line.startsWith(ADDRESS)).map(line -> URI.create(line.substring(ADDRESS.length())))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int health(URI address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.resolve("/health").toURL().openConnection();
      connection.setConnectTimeout(ANSWER_MILLIS);
      connection.setReadTimeout(ANSWER_MILLIS);
      try {
        return connection.getResponseCode();
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return 0; // nobody answers
    }
  }
}
