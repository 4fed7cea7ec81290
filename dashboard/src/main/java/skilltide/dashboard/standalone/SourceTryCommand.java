package skilltide.dashboard.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.PostingEvent;
import skilltide.ingest.event.Stated;
import skilltide.ingest.replay.Timer;
import skilltide.ingest.source.SourceException;
import skilltide.ingest.source.SourceName;
import skilltide.ingest.source.run.SourceReport;
import skilltide.ingest.source.run.SourceSettings;
import skilltide.ingest.source.run.SourceTrial;
import skilltide.ingest.source.web.WebSettings;

/** {@code skilltide source try} */
@Command(name = "try", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
  "Asks a job board once and prints what would be published. Nothing is; needs no running instance.",
  "Exit code 1 when it cannot be read."})
final class SourceTryCommand implements Callable<Integer> {
  private static final int MOST = 100_000;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(paramLabel = "BOARD[:OF]", description = "The source, as greenhouse:stripe.")
  private String source = "";

  @Option(names = "--config", paramLabel = "FILE", description = "A configuration that says how this source is asked.")
  private @Nullable Path file;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many postings are printed (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "The events as they would be published, all of them, one a line.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (limit < 0 || limit > MOST) {
      throw new ParameterException(spec.commandLine(), "--limit must be 0 to %,d, not %d".formatted(MOST, limit));
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    SourceSettings settings = settings();
    err.println("Asking " + settings.address() + " …");
    err.flush();
    List<JobPosted> first = new ArrayList<>();
    try {
      SourceReport.Found found = SourceTrial.run(settings, WebSettings.usual(Version.program()), Timer.SYSTEM,
          event -> take(event, first, out));
      if (!json) {
        print(first, found, out);
      }
      out.flush();
      return ExitCode.OK;
    } catch (SourceException e) {
      out.flush();
      err.println("Not read (%s): %s".formatted(e.trouble().label(), e.getMessage()));
    } catch (IOException e) {
      out.flush();
      err.println("Not read: " + e.getMessage());
    }
    return ExitCode.SOFTWARE;
  }

  private void take(PostingEvent event, List<JobPosted> first, PrintWriter out) {
    if (json) {
      out.println(new String(EventJson.write(event), UTF_8));
    } else if (event instanceof JobPosted posted && first.size() < limit) {
      first.add(posted);
    }
  }

  private static void print(List<JobPosted> first, SourceReport.Found found, PrintWriter out) {
    Columned table = new Columned(Terminal.ofOutput(), "");
    for (JobPosted posted : first) {
      table.row(posted.posted() == null ? "no date" : posted.posted().toString().substring(0, 10),
          Terminal.printable(cut(posted.posting().id(), 24)), Terminal.printable(said(posted)));
    }
    table.print(out, Style.PLAIN);
    out.println("%,d shown, %,d would be published, %,d could not be taken%s".formatted(found.shown(), found.added(),
        found.rejected(), found.example() == null ? "" : ", as " + Terminal.printable(found.example())));
  }

  private static String said(JobPosted posted) {
    Stated stated = posted.stated();
    String places = stated.cities().stream().map(Stated.City::city).limit(3).collect(Collectors.joining(", "));
    String title = posted.content().title() == null
        ? cut(posted.content().text().replaceAll("<[^>]*>|\\s+", " ").strip(), 80)
        : posted.content().title();
    return List.of(title, stated.employer() == null ? "" : stated.employer(), places,
        Boolean.TRUE.equals(stated.remote()) ? "remote" : "").stream().filter(part -> !part.isBlank())
        .collect(Collectors.joining(" · "));
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + '…';
  }

  private SourceSettings settings() {
    try {
      List<SourceName> names = SourceName.parse(source);
      if (names.size() > 1) {
        throw new ParameterException(spec.commandLine(), "One source at a time: " + names.getFirst());
      }
      List<SourceSettings> configured = file == null ? List.of() : Configuration.read(file).sources();
      return configured.stream().filter(each -> each.name().equals(names.getFirst())).findFirst()
          .orElseGet(() -> SourceSettings.usual(names.getFirst()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
