package skilltide.dashboard.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import skilltide.ingest.source.BoardKind;

/** {@code skilltide source list} */
@Command(name = "list", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
  "Lists the sources that a running instance asks, and how it goes with each.",
  "Exit code 1 when one is failing, or the instance does not answer."})
final class SourceListCommand implements Callable<Integer> {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int OK = 200;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--to", paramLabel = "URL", defaultValue = "http://localhost:8080", converter = AddressOption.class, description = "The instance (default: ${DEFAULT-VALUE}).")
  private URI to = URI.create("http://localhost:8080");

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    JsonNode sources;
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpResponse<byte[]> response = http.send(
          HttpRequest.newBuilder(to.resolve("/api/v1/sources")).timeout(TIMEOUT).build(),
          HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != OK) {
        spec.commandLine().getErr()
            .println(to + " does not tell of sources (" + response.statusCode() + "): has it the role ingest?");
        return ExitCode.SOFTWARE;
      }
      sources = JsonMapper.builder().build().readTree(response.body()).path("sources");
    } catch (IOException e) {
      spec.commandLine().getErr()
          .println("Nothing answers at " + to + ": start an instance with ./skilltide up, or name it with --to.");
      return ExitCode.SOFTWARE;
    }
    if (sources.isEmpty()) {
      out.println(to
          + " asks no sources. Name some with ./skilltide up --source hackernews, or --config FILE; ./skilltide source try BOARD reads"
          + " one beforehand. Boards: " + BoardKind.words() + ".");
      return ExitCode.OK;
    }
    Columned table = new Columned(Terminal.ofOutput(), "");
    boolean failing = false;
    for (JsonNode source : sources) {
      boolean fails = source.path("state").asText().equals("FAILING");
      failing |= fails;
      table.row(source.path("source").asText(), source.path("state").asText().toLowerCase(Locale.ROOT),
          "%,d open".formatted(source.path("open").asInt()), fails
              ? Terminal.printable(source.path("reason").asText()) + "; next try " + time(source.path("next"), "soon")
              : "read " + time(source.path("finished"), "not yet") + ", next " + time(source.path("next"), "now"));
    }
    table.print(out, Style.PLAIN);
    out.flush();
    return failing ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private static String time(JsonNode time, String otherwise) {
    return time.isTextual() ? time.asText().replaceFirst("\\.\\d+Z$", "Z") : otherwise;
  }
}
