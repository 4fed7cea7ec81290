package skilltide.dashboard.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A Java program in a process of its own, that may be treated badly. Dies with this JVM at the latest. */
final class ChildJvm {
  private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();
  // A combined broker or an instance needs no more; the optimising compiler would take the cores from the others.
  private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
      "-Xshare:auto", "--enable-native-access=ALL-UNNAMED");

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Process::destroyForcibly), "kill-children"));
  }

  private final Process process;

  private ChildJvm(Process process) {
    this.process = process;
  }

  /**
   * Starts it; returns at once.
   *
   * @param log where both its outputs go
   */
  static ChildJvm start(Path log, String mainClass, List<String> arguments) {
    return start(log, classPath(), mainClass, arguments);
  }

  /** The same of a program that is not the one under test. */
  static ChildJvm start(Path log, String classPath, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      ALIVE.add(process);
      return new ChildJvm(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9}; returns when it is dead. */
  void kill() {
    process.destroyForcibly();
    if (!ended(Duration.ofSeconds(10))) {
      throw new IllegalStateException("Process " + process.pid() + " survives kill -9");
    }
  }

  /** Stops its clock, with all connections open. */
  void pause() {
    signal("STOP");
  }

  void resume() {
    signal("CONT");
  }

  /** Asks it to stop; whether it did in time. */
  boolean stop(Duration patience) {
    process.destroy();
    return ended(patience);
  }

  /** Waits for its end; whether it came in time. */
  boolean ended(Duration patience) {
    try {
      boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (ended) {
        ALIVE.remove(process);
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  int exitCode() {
    return process.exitValue();
  }

  private void signal(String name) {
    try {
      int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kill -" + name + " " + process.pid() + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  // Surefire starts tests from a jar that only names the class path.
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
