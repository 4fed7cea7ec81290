package skilltide.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoAndRolesTest {
  private static final String POSTINGS = "/api/v1/postings";
  private static final String VIEWS = "/api/v1/views";

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//"})
  void theDemoTakesNothingFromOutside(String end) throws Exception {
    try (TestServer server = new TestServer(true, Map.of("skilltide.roles.ingest", "true", "skilltide.demo", "true"))) {
      TestServer.Answer posting = server.post(POSTINGS + end, "application/json",
          "{\"identifier\":\"1\",\"title\":\"x\"}");

      assertThat(posting.status()).isEqualTo(403);
      assertThat(posting.problem()).startsWith("application/problem+json").contains("./skilltide up");
      assertThat(server.send(server.request(POSTINGS + end + "?id=1").DELETE()).status()).isEqualTo(403);
      assertThat(server.send(server.request(POSTINGS + end + "?id=1&forget=true").DELETE()).status()).isEqualTo(403);
      assertThat(server.send(server.request("/api/v1/sources/http" + end + "?forget=true").DELETE()).status())
          .isEqualTo(403);
      assertThat(server.post(VIEWS + end, "text/plain", "{\"term\":\"kotlin\"}").status()).isEqualTo(403);
      // A letter may also come escaped.
      assertThat(server.post("/api/v1/%70ostings" + end, "application/json",
          "{\"identifier\":\"1\",\"title\":\"x\"}").status()).isIn(403, 404);
      assertThat(server.kafka.history()).isEmpty();
      assertThat(server.rejected("postings", "demo")).isEqualTo(1);
      assertThat(server.rejected("withdrawals", "demo")).isEqualTo(1);
      assertThat(server.rejected("forgets", "demo")).isEqualTo(2);
      assertThat(server.rejected("views", "demo")).isEqualTo(1);
    }
  }

  @Test
  void aProcessWithoutTheRoleTakesNothing() throws Exception {
    try (TestServer server = new TestServer(true, Map.of())) {
      assertThat(server.post(POSTINGS, "application/json", "{\"identifier\":\"1\",\"title\":\"x\"}").status())
          .isEqualTo(404);
      assertThat(server.post(VIEWS, "application/json", "{\"term\":\"kotlin\"}").status()).isEqualTo(404);
      assertThat(server.has(PostingController.class)).isFalse();
      assertThat(server.has(skilltide.ingest.publish.PostingPublisher.class)).isFalse();
    }
  }
}
