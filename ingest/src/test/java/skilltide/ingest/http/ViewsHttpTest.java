package skilltide.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.ingest.event.TermViewed;

class ViewsHttpTest {
  private static final String PATH = "/api/v1/views";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain;charset=UTF-8"})
  void aViewIsPublished(String type) throws Exception {
    TestServer.Answer answer = server.post(PATH, type, "{\"term\": \" kotlin \"}");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(server.views()).singleElement().satisfies(view -> {
      assertThat(view.term()).isEqualTo("kotlin");
      assertThat(view.viewed()).isEqualTo(TestServer.NOW);
    });
    assertThat(server.count("skilltide.views.accepted")).isEqualTo(1);
  }

  @Test
  void visitorsAreToldApartByTheirAgent() throws Exception {
    for (String agent : new String[]{"Firefox", "Firefox", "Chromium"}) {
      server.post(PATH, "application/json", "{\"term\":\"kotlin\"}", "User-Agent", agent);
    }

    assertThat(server.views()).extracting(TermViewed::visitor).satisfies(visitors -> {
      assertThat(visitors.get(1)).isEqualTo(visitors.get(0));
      assertThat(visitors.get(2)).isNotEqualTo(visitors.get(0));
    });
  }

  @Test
  void robotsSayThatTheyAre() throws Exception {
    for (String agent : new String[]{"Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "curl/8.5.0"}) {
      server.post(PATH, "application/json", "{\"term\":\"kotlin\"}", "User-Agent", agent);
    }

    assertThat(server.views()).extracting(TermViewed::robot).containsExactly(false, true, true);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"term": ""}       | term
      {"term": 7}        | term
      {"term": "\\ud800"} | term
      {}                 | term
      ["kotlin"]         | term
      kotlin             | posting
      ``                 | body
      """)
  void aBodyWithoutATermIsAProblem(String body, String field) throws Exception {
    TestServer.Answer answer = server.post(PATH, "text/plain", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().path("field").asText()).isEqualTo(field);
    assertThat(server.views()).isEmpty();
    assertThat(server.rejected("views", "invalid")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 20})
  void aBodyThatIsPackedBadlyIsAProblemAndCounted(int bytes) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"term\":\"kotlin\"}".getBytes(UTF_8));
    }
    byte[] body = bytes == 0 ? "{\"term\":\"kotlin\"}".getBytes(UTF_8) : Arrays.copyOf(packed.toByteArray(), bytes);

    TestServer.Answer answer = server.post(PATH, "application/json", BodyPublishers.ofByteArray(body),
        "Content-Encoding", "gzip");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).startsWith("application/problem+json body: it broke off: ");
    assertThat(server.views()).isEmpty();
    assertThat(server.count("skilltide.views.received")).isEqualTo(1);
    assertThat(server.rejected("views", "invalid")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"128,204", "129,400", "100000,400"})
  void aTermHasAtMost128Characters(int length, int status) throws Exception {
    assertThat(server.post(PATH, "application/json", "{\"term\":\"%s\"}".formatted("x".repeat(length))).status())
        .isEqualTo(status);
  }

}
