package skilltide.dashboard.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ForgetCommandTest {
  private final HttpServer instance;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private int status = 202;
  private String answer = "";

  ForgetCommandTest() throws IOException {
    instance = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    instance.createContext("/", this::answer);
    instance.start();
  }

  @AfterEach
  void stop() {
    instance.stop(0);
  }

  @Test
  void aSourceIsForgottenAndWhatRemainsIsTold() {
    assertThat(run("--source", "spam.example", "--yes")).isZero();

    assertThat(asked).containsExactly("DELETE /api/v1/sources/spam.example?forget=true");
    assertThat(out.toString()).startsWith("Forgotten: all postings of spam.example until now.").contains("job-postings",
        "until its retention", "backups");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void postingsAreForgottenOneByOneAndOnce() {
    assertThat(run("--posting", "http:a b&c", "acme:1:2", "http:a b&c", "-y")).isZero();

    assertThat(asked).containsExactly("DELETE /api/v1/postings?source=http&id=a+b%26c&forget=true",
        "DELETE /api/v1/postings?source=acme&id=1%3A2&forget=true");
    assertThat(out.toString()).startsWith("Forgotten: 2 postings, http:a b&c the first.");
  }

  @ParameterizedTest
  @CsvSource({"y,0,1", "YES,0,1", "n,1,0", "'',1,0", "yess,1,0"})
  void whoSitsAtATerminalIsAsked(String typed, int exit, int requests) {
    assertThat(new CommandLine(new ForgetCommand(new Confirmation(Optional.of(
        new BufferedReader(new StringReader(typed + "\n")))))).setErr(new PrintWriter(err))
        .setOut(new PrintWriter(out)).execute("--source", "acme", "--to", address())).isEqualTo(exit);

    assertThat(asked).hasSize(requests);
    assertThat(err.toString()).contains("cannot be undone").contains("all postings of acme until now")
        .contains("[y/N]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--source acme", "--posting acme:1", "--yes", "--source acme --posting acme:1 --yes",
    "--source Acme --yes", "--posting acme --yes", "--posting --yes", "--source acme --yes --to localhost:8080",
    "--source acme --yes --to ftp://localhost"})
  void whatIsNotUnderstoodForgetsNothing(String line) {
    assertThat(run(line.split(" "))).isEqualTo(2);
    assertThat(asked).isEmpty();
    assertThat(err.toString()).isNotEmpty().doesNotContain("\tat ");
  }

  @Test
  void whatTheInstanceSaysIsTold() {
    status = 503;
    answer = "{\"title\":\"Service Unavailable\",\"detail\":\"Kafka did not acknowledge. Send it again\"}";

    assertThat(run("--source", "acme", "--yes")).isEqualTo(1);
    assertThat(err.toString()).contains("(503): Kafka did not acknowledge. Send it again").doesNotContain("\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void whereNothingAnswersIsTold() {
    instance.stop(0);

    assertThat(run("--source", "acme", "--yes")).isEqualTo(1);
    assertThat(err.toString()).contains("Nothing answers at " + address()).contains("--to").doesNotContain("\tat ");
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("forget"));
    all.addAll(List.of(arguments));
    if (!all.contains("--to")) {
      all.add("--to");
      all.add(address());
    }
    return Skilltide.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private String address() {
    return "http://127.0.0.1:" + instance.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    byte[] body = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
