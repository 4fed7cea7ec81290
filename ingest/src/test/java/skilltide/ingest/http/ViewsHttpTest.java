package skilltide.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

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
  @CsvSource({"128,204", "129,400", "100000,400"})
  void aTermHasAtMost128Characters(int length, int status) throws Exception {
    assertThat(server.post(PATH, "application/json", "{\"term\":\"%s\"}".formatted("x".repeat(length))).status())
        .isEqualTo(status);
  }

}
