package skilltide.dashboard.standalone;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** What the terminal says once everything is up: one calm block. */
final class Announcement {
  private final String headline;
  private final List<String> lines = new ArrayList<>();

  private Announcement(String headline) {
    this.headline = headline;
  }

  static Announcement of(Program.Running running) {
    String headline = ProcessHandle.current().info().startInstant()
        .map(start -> Duration.between(start, Instant.now()))
        .map(took -> "Skilltide %s is up after %.1f s.".formatted(Version.program(), took.toMillis() / 1000.0))
        .orElseGet(() -> "Skilltide %s is up.".formatted(Version.program()));
    return new Announcement(headline).line("Page", "@|bold " + running.address() + "|@");
  }

  /** @param text may hold picocli's markup of colours, shown on a terminal only */
  Announcement line(String name, String text) {
    lines.add("  %-7s %s".formatted(name, text));
    return this;
  }

  void print(PrintWriter out) {
    out.println(headline);
    out.println();
    lines.forEach(line -> out.println(Ansi.AUTO.string(line)));
    out.println();
    out.println("Ctrl-C stops it.");
    out.flush();
  }
}
