package skilltide.dashboard.standalone;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Runs a program in the terminal until a signal stops it. */
final class Foreground {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Foreground() {}

  /**
   * Starts the program and stays until it is stopped: the way out is the JVM's own, by a signal.
   *
   * @param whenUp told once when everything runs
   * @param whenStopped done once after everything has stopped
   */
  static void run(Program program, PrintWriter out, Consumer<Program.Running> whenUp, Runnable whenStopped)
      throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(program, out, whenStopped), "stop"));
    whenUp.accept(program.start());
    out.flush();
    new CountDownLatch(1).await();
  }

  private static void stop(Program program, PrintWriter out, Runnable whenStopped) {
    Thread patience = Thread.ofPlatform().daemon().name("stop-patience").start(() -> {
      try {
        Thread.sleep(PATIENCE);
      } catch (InterruptedException e) {
        return; // all has stopped
      }
      out.println("Not everything stopped within %d s; what was acknowledged is safe. The log says more."
          .formatted(PATIENCE.toSeconds()));
      out.flush();
      Runtime.getRuntime().halt(1);
    });
    program.close();
    whenStopped.run();
    patience.interrupt();
  }
}
