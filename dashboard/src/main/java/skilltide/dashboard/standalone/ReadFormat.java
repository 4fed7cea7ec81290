package skilltide.dashboard.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.ingest.replay.HackerNewsItem;
import skilltide.ingest.schemaorg.JobPostingMapping;
import skilltide.ingest.schemaorg.JobPostings;

/** How a text that is to be read is written, alone or on a line of JSON. */
enum ReadFormat {
  /** Lines have {@code text}, and {@code id} if there is one. */
  PLAIN(TextFormat.PLAIN) {
    @Override
    ToRead line(JsonNode line) {
      JsonNode text = line.path("text");
      if (!text.isTextual()) {
        throw new MalformedEventException("text", "missing");
      }
      return new ToRead(line.has("id") ? line.path("id").asText() : null, text(text.asText()), Stated.NOTHING);
    }
  },
  HACKERNEWS(TextFormat.HTML) {
    @Override
    ToRead line(JsonNode line) {
      Optional<ObjectNode> posting = HackerNewsItem.jobPosting(line);
      return schemaOrg(posting.orElseThrow(() -> new MalformedEventException("item", "was deleted")));
    }
  },
  /** schema.org JobPostings. */
  NDJSON(TextFormat.HTML) {
    @Override
    ToRead line(JsonNode line) {
      List<JsonNode> postings = JobPostings.in(line);
      if (postings.size() > 1) {
        throw new MalformedEventException("@graph", "holds %d postings; give one a line".formatted(postings.size()));
      }
      return schemaOrg(postings.getFirst());
    }
  };

  private final TextFormat written;

  ReadFormat(TextFormat written) {
    this.written = written;
  }

  /** A posting that is nothing but a text. */
  Content text(String text) {
    return new Content(null, text, written, null);
  }

  /** @throws MalformedEventException when there is no posting on the line; the message names the field */
  abstract ToRead line(JsonNode line);

  private static ToRead schemaOrg(JsonNode posting) {
    JobPosted posted = JobPostingMapping.map(posting, "read", Instant.now());
    return new ToRead(posted.posting().id(), posted.content(), posted.stated());
  }

  /**
   * What the reader is given.
   *
   * @param id the posting's, if it has one
   */
  record ToRead(@Nullable String id, Content content, Stated stated) {}
}
