package skilltide.dashboard.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import skilltide.ingest.source.run.Sources;
import skilltide.ingest.source.web.WebSettings;
import skilltide.streams.taxonomy.Taxonomy;

/** What operators find in the log, and how. */
class LoggingTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream terminal = System.out;
  private final HttpClient http = HttpClient.newHttpClient();

  @CommandLine.Command
  private static final class Command {
    @CommandLine.Mixin
    private final LogOption log = new LogOption();
  }

  @AfterEach
  void restore() {
    System.setOut(terminal);
    ((Logger) LoggerFactory.getLogger("skilltide")).setLevel(Level.INFO);
  }

  @ParameterizedTest
  @CsvSource({"'',,,FILE,TEXT", "--log stdout,,,STDOUT,TEXT", "--log-format json,,,FILE,JSON",
    "'',stdout,json,STDOUT,JSON",
    "--log FILE --log-format text,stdout,json,FILE,TEXT"})
  void anOptionCountsBeforeTheEnvironment(String line, String target, String format, Logging.Target to,
      Logging.Format as) {
    assertThat(option(line).logging(environment(target, format))).isEqualTo(new Logging(to, as));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--log syslog", "--log-format xml"})
  void whatThereIsNotIsRefusedWithWhatThereIs(String line) {
    assertThatThrownBy(() -> option(line).logging(Map.of())).isInstanceOf(CommandLine.ParameterException.class)
        .hasMessageStartingWith(line.substring(0, line.indexOf(" ")) + ": ").hasMessageContaining("is none of");
  }

  @Test
  void whatBelongsToOneRequestIsFoundFromHttpToTheFrame(@TempDir Path scratch) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, UTF_8));
    try (Program program = new Program(ProgramSettings.embedded(scratch, 0), Taxonomy::bundled,
        Sources.none(WebSettings.usual("test")),
        new Telemetry(new Logging(Logging.Target.STDOUT, Logging.Format.JSON), Tracing.OFF))) {
      URI skilltide = program.start().address();
      ((Logger) LoggerFactory.getLogger("skilltide")).setLevel(Level.DEBUG);
      CompletableFuture<String> first = new CompletableFuture<>();
      WebSocket viewer = http.newWebSocketBuilder()
          .buildAsync(URI.create("ws://" + skilltide.getAuthority() + "/ws/v1/live"), new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
              first.complete(text.toString());
              return WebSocket.Listener.super.onText(socket, text, last);
            }
          })
          .join();
      viewer.sendText("{\"kind\":\"language\"}", true).join();
      assertThat(first.get(1, TimeUnit.MINUTES)).isNotEmpty(); // from now on they are shown what comes

      assertThat(publish(skilltide, "{\"@type\":\"JobPosting\"}", "trial-1").headers().firstValue("X-Request-Id"))
          .contains("trial-1");
      publish(skilltide, posting("1"), "trial-2");

      await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
        List<JsonNode> lines = lines(out);
        assertThat(about(lines, "trial-1")).as("what was refused")
            .anyMatch(message -> message.contains("identifier: missing"));
        String counted = about(lines, "trial-2").stream()
            .filter(message -> message.startsWith("Counted job-postings-")).findFirst().orElse("");
        assertThat(counted).as("what was counted").matches("Counted job-postings-\\d@0, of \\d{13}");
        String time = counted.substring(counted.indexOf(", of "));
        assertThat(lines).extracting(line -> line.path("formattedMessage").asText()).as("what is of the same time")
            .anyMatch(message -> message.startsWith("Published ") && message.endsWith(time + ", for request trial-2"))
            .anyMatch(message -> message.startsWith("Shown to 1 here") && message.endsWith(time + " and later"));
      });
      viewer.abort();
    }
  }

  @Test
  void anIdThatIsNoneIsNotTaken(@TempDir Path scratch) throws Exception {
    try (Program program = new Program(ProgramSettings.embedded(scratch, 0))) {
      URI skilltide = program.start().address();

      String made = id(publish(skilltide, posting("1"), "a b{}"));

      assertThat(made).matches("[0-9a-f]{1,16}");
      assertThat(id(publish(skilltide, posting("2"), "x".repeat(65)))).isNotEqualTo(made).hasSizeLessThan(17);
    }
  }

  private static String id(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Request-Id").orElse("none");
  }

  private static LogOption option(String line) {
    Command command = new Command();
    new CommandLine(command).parseArgs(line.isEmpty() ? new String[0] : line.split(" "));
    return command.log;
  }

  private static Map<String, String> environment(String target, String format) {
    return target == null ? Map.of() : Map.of("SKILLTIDE_LOG", target, "SKILLTIDE_LOG_FORMAT", format);
  }

  private static List<JsonNode> lines(ByteArrayOutputStream out) {
    String all = out.toString(UTF_8);
    return all.substring(0, all.lastIndexOf('\n') + 1).lines().map(line -> {
      try {
        return JSON.readTree(line);
      } catch (IOException e) {
        throw new AssertionError("Not JSON: " + line, e);
      }
    }).toList();
  }

  private static List<String> about(List<JsonNode> lines, String request) {
    return lines.stream().filter(line -> line.at("/mdc/request").asText().equals(request))
        .map(line -> line.path("formattedMessage").asText()).toList();
  }

  private HttpResponse<String> publish(URI skilltide, String posting, String request)
      throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(skilltide.resolve("/api/v1/postings"))
        .header("Content-Type", "application/json").header("X-Request-Id", request)
        .POST(HttpRequest.BodyPublishers.ofString(posting)).build(), BodyHandlers.ofString());
  }

  private static String posting(String id) {
    return "{\"@type\":\"JobPosting\",\"identifier\":\"%s\",\"title\":\"Developer\",\"description\":\"Kotlin\"}"
        .formatted(id);
  }
}
