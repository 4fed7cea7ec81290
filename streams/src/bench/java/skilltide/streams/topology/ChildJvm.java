package skilltide.streams.topology;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Java process of its own, of the same Java and the same classes; it ends with its input. */
final class ChildJvm implements AutoCloseable {
  private final String name;
  private final Process process;
  private final BufferedReader output;

  private ChildJvm(String name, Process process) {
    this.name = name;
    this.process = process;
    output = process.inputReader(StandardCharsets.UTF_8);
  }

  static ChildJvm start(Class<?> main, List<String> options, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
        // What a producer sends before its transaction is known comes again, and is told as an error.
        "-Dorg.slf4j.simpleLogger.log.kafka.server.ReplicaManager=off",
        "-classpath", System.getProperty("java.class.path")));
    if (Runtime.version().feature() >= 23) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(options);
    command.add(main.getName());
    command.addAll(arguments);
    return new ChildJvm(main.getSimpleName(),
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Waits for its next figure; what else it says is passed on. */
  Map<String, String> figure() throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Optional<Map<String, String>> told = Figure.told(line);
      if (told.isPresent()) {
        return told.get();
      }
      System.out.println(line);
    }
    throw new IllegalStateException(name + " ended without a figure: see what it said above");
  }

  long pid() {
    return process.pid();
  }

  /** Ends it as a fault would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it in order. */
  @Override
  public void close() throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).close();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        kill();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
