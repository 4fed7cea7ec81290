package skilltide.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.schemaorg.JobPostingMapping;

class HackerNewsItemTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void itemBecomesAPostingThatIngestTakes() throws JsonProcessingException {
    JsonNode posting = HackerNewsItem.jobPosting(JSON.readTree("""
        {"by": "jane", "id": 6139932, "parent": 6139927, "time": 1375368600, "type": "comment",
         "text": "Acme | Go &amp; Rust<p>Apply"}""")).orElseThrow();

    var posted = JobPostingMapping.map(posting, "hackernews", Instant.parse("2026-11-01T00:00:00Z"));

    assertThat(posted.posting()).hasToString("hackernews:6139932");
    assertThat(posted.posted()).isEqualTo("2013-08-01T14:50:00Z");
    assertThat(posted.poster()).isEqualTo("jane");
    assertThat(posted.link()).isEqualTo("https://news.ycombinator.com/item?id=6139932");
    assertThat(posted.content().text()).isEqualTo("Acme | Go &amp; Rust<p>Apply");
  }

  @Test
  void onlyIdAndTextMustBeThere() throws JsonProcessingException {
    JsonNode posting = HackerNewsItem.jobPosting(JSON.readTree("{\"id\":\"a1\",\"text\":\"Go\"}")).orElseThrow();

    assertThat(posting).isEqualTo(JSON.readTree("""
        {"@type": "JobPosting", "identifier": "a1", "url": "https://news.ycombinator.com/item?id=a1",
         "description": "Go"}"""));
  }

  @Test
  void deletedItemIsNoPosting() throws JsonProcessingException {
    assertThat(HackerNewsItem.jobPosting(JSON.readTree("{\"id\":1,\"deleted\":true}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"[]|item: not a JSON object", "{\"text\":\"Go\"}|id: missing",
    "{\"id\":1}|text: missing; only items with a text are postings",
    "{\"id\":1,\"text\":\"Go\",\"time\":\"today\"}|time: not seconds since 1970: \"today\"",
    "{\"id\":1,\"text\":\"Go\",\"time\":9000000000000000000}|time: not seconds since 1970: 9000000000000000000"})
  void whatIsNoItemIsRefusedByName(String item, String reason) throws JsonProcessingException {
    JsonNode json = JSON.readTree(item);

    assertThatThrownBy(() -> HackerNewsItem.jobPosting(json)).isInstanceOf(MalformedEventException.class)
        .hasMessage(reason);
  }
}
