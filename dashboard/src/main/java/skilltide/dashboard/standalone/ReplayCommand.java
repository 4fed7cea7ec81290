package skilltide.dashboard.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.replay.PostingFormat;
import skilltide.ingest.replay.Replay;
import skilltide.ingest.replay.ReplayException;
import skilltide.ingest.replay.ReplayReport;
import skilltide.ingest.replay.Speed;

/** {@code skilltide replay} */
@Command(name = "replay", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
  "Sends files of postings, plain or packed (.gz, .zst), to a running instance, with their own dates.",
  "Postings that were sent before are known by their ids and count once.",
  "Exit code 1 when a posting was not taken."})
final class ReplayCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Sent one after the other.")
  private List<Path> files = List.of();

  @Option(names = "--format", required = true, paramLabel = "FORMAT", description = {
    "hackernews: items of the Hacker News API, one a line;",
    "jsonld: schema.org JobPostings, as sites embed them;", "ndjson: schema.org JobPostings, one a line;",
    "csv: a table with a line of names on top, as title, description and datePosted."})
  private PostingFormat format = PostingFormat.NDJSON;

  @Option(names = "--speed", paramLabel = "1000x|max", defaultValue = "max", description = "How many times as fast as it was, or as fast as it is taken (default: ${DEFAULT-VALUE}).")
  private String speed = "max";

  @Option(names = "--to", paramLabel = "URL", defaultValue = "http://localhost:8080", converter = AddressOption.class, description = "The instance (default: ${DEFAULT-VALUE}).")
  private URI to = URI.create("http://localhost:8080");

  @Mixin
  private KeyOption key = new KeyOption();

  @Option(names = "--source", paramLabel = "NAME", description = "Where the postings come from (default: hackernews for that format, else http).")
  private @Nullable String source;

  @Override
  public Integer call() throws InterruptedException {
    Speed pace = speed();
    long bytes = files.stream().mapToLong(this::size).sum();
    PrintWriter out = spec.commandLine().getOut();
    long start = System.nanoTime();
    ReplayReport report;
    try (ReplayProgress progress = new ReplayProgress(bytes, spec.commandLine().getErr())) {
      report = new Replay(format, pace, progress).send(files, to, source(), key.key());
    } catch (ReplayException e) {
      throw new CannotStartException(e.getMessage() == null ? "" : e.getMessage(), e);
    } catch (IOException e) {
      throw new CannotStartException("The files cannot be read to their end: " + e.getMessage(), e);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    out.println(summary(report, took));
    out.flush();
    return report.isWhole() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static String summary(ReplayReport report, Duration took) {
    double seconds = Math.max(took.toMillis(), 1) / 1000.0;
    long sent = report.accepted() + report.rejected();
    return "Sent %,d postings in %.1f s (%,.0f a second): %,d accepted, %,d rejected, %,d lines unreadable.".formatted(
        sent, seconds, sent / seconds, report.accepted(), report.rejected(), report.unreadable());
  }

  private Speed speed() {
    try {
      return Speed.parse(speed);
    } catch (IllegalArgumentException e) {
      throw refused("--speed: " + e.getMessage());
    }
  }

  private String source() {
    String name = source == null ? format.source() : source;
    try {
      PostingId.requireSource(name);
    } catch (MalformedEventException e) {
      throw refused("--source: " + e.problem());
    }
    return name;
  }

  private long size(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw refused("'" + file + "' is a folder, not a file of postings");
      }
      return Files.size(file);
    } catch (IOException e) {
      throw refused("'" + file + "' cannot be read (" + e.getClass().getSimpleName() + ')');
    }
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
