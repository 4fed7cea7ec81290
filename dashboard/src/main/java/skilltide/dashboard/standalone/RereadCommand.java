package skilltide.dashboard.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code skilltide reread} */
@Command(name = "reread", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
  "Has a running instance read all its postings again, and waits until the boards show it.",
  "What they show stays until all have been read. Ctrl-C ends the waiting, not the reading.",
  "Not needed after a change of the taxonomy: then it begins by itself."})
final class RereadCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int PAUSE_MILLIS = 500;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--to", paramLabel = "URL", defaultValue = "http://localhost:8080", description = "An instance with the role streams (default: ${DEFAULT-VALUE}).")
  private URI to = URI.create("http://localhost:8080");

  @Mixin
  private KeyOption key = new KeyOption();

  @Option(names = "--status", description = "Only tells which countings there are, and how far.")
  private boolean status;

  @Override
  public Integer call() throws InterruptedException {
    if (to.getHost() == null || !("http".equals(to.getScheme()) || "https".equals(to.getScheme()))) {
      throw new ParameterException(spec.commandLine(),
          "--to: '" + to + "' is no address such as http://localhost:8080");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (RemoteCountings countings = new RemoteCountings(to, key.key())) {
      if (status) {
        JsonNode all = countings.all();
        all.path("countings").forEach(counting -> out.println(line(counting)));
        Optional.ofNullable(all.get("idle")).ifPresent(why -> out.println("This instance is idle: " + why.asText()));
        out.flush();
        return ExitCode.OK;
      }
      int number = countings.begin();
      String end = follow(countings, number);
      boolean done = end.equals("active");
      out.println(done
          ? "All postings are read again: the boards show counting %d.".formatted(number)
          : "Counting %d has given way to a newer one: ./skilltide reread --status says which.".formatted(number));
      out.flush();
      return done ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (IOException e) {
      throw new CannotStartException(
          "No instance answers at %s (%s): start it, or name another with --to.".formatted(to, e), e);
    }
  }

  /** Waits for the end of it; the state that it ends in. An instance that is just starting anew is waited for. */
  private static String follow(RemoteCountings countings, int number) throws IOException, InterruptedException {
    Instant answered = Instant.now();
    try (RereadProgress progress = new RereadProgress()) {
      while (true) {
        try {
          JsonNode counting = countings.counting(number);
          answered = Instant.now();
          String state = counting.path("state").asText();
          progress.show(counting.path("progress"));
          if (state.equals("active") || state.equals("retired")) {
            return state;
          }
        } catch (IOException e) {
          if (answered.plus(PATIENCE).isBefore(Instant.now())) {
            throw e;
          }
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }

  private static String line(JsonNode counting) {
    String since = "%-8s  since %s, taxonomy %s".formatted(counting.path("state").asText(),
        counting.path("since").asText(), counting.path("taxonomy").asText());
    JsonNode progress = counting.path("progress");
    String far = progress.isMissingNode() ? "" : ", " + RereadProgress.words(progress);
    return "Counting %d  %s%s".formatted(counting.path("number").asInt(), since, far);
  }
}
