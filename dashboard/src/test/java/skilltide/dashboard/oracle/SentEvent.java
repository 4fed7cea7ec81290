package skilltide.dashboard.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.wholeway.Instance;

/**
 * What was sent to an instance, as it is kept beside the data folder that came of it.
 *
 * @param what happened
 * @param name the posting's identifier, or the term
 * @param posting what was posted
 * @param at when it was sent; absent for what is still to come
 */
record SentEvent(What what, String name, @Nullable ObjectNode posting, @Nullable Instant at) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What may happen. */
  enum What {
    POSTED, WITHDRAWN, FORGOTTEN, POSTED_AGAIN, VIEWED
  }

  static SentEvent of(GeneratedPostings.Step step) {
    return switch (step) {
      case GeneratedPostings.Step.Post post -> posted(What.POSTED, post.posting());
      case GeneratedPostings.Step.Withdraw gone -> new SentEvent(What.WITHDRAWN, gone.identifier(), null, null);
      case GeneratedPostings.Step.Forget gone -> new SentEvent(What.FORGOTTEN, gone.identifier(), null, null);
    };
  }

  static SentEvent posted(What what, ObjectNode posting) {
    return new SentEvent(what, posting.get("identifier").asText(), posting, null);
  }

  static SentEvent viewed(String term) {
    return new SentEvent(What.VIEWED, term, null, null);
  }

  /** Sends it, now. */
  SentEvent sendTo(Instance instance) {
    SentEvent now = new SentEvent(what, name, posting, Instant.now());
    switch (what) {
      case POSTED -> instance.post(now.sent().toString());
      case POSTED_AGAIN -> instance.post(now.sent().put("dateModified", String.valueOf(now.at)).toString());
      case WITHDRAWN -> instance.withdraw(name);
      case FORGOTTEN -> instance.forget(name);
      case VIEWED -> instance.view(name);
    }
    return now;
  }

  /** Tells of one that was sent. */
  void tell(Oracle oracle) {
    switch (what) {
      case POSTED -> oracle.posted(sent());
      case POSTED_AGAIN -> oracle.postedAgain(sent());
      case WITHDRAWN -> oracle.withdrawn(name, time());
      case FORGOTTEN -> oracle.forgotten(name);
      case VIEWED -> {
        // The oracle counts postings.
      }
    }
  }

  Instant time() {
    if (at == null) {
      throw new IllegalStateException("Not sent: " + this);
    }
    return at;
  }

  private ObjectNode sent() {
    if (posting == null) {
      throw new IllegalStateException("No posting: " + this);
    }
    return posting;
  }

  static List<SentEvent> read(Path lines) throws IOException {
    return Files.readAllLines(lines).stream().map(SentEvent::parse).toList();
  }

  static void write(List<SentEvent> events, Path lines) throws IOException {
    Files.write(lines, events.stream().map(SentEvent::json).toList());
  }

  private static SentEvent parse(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return new SentEvent(What.valueOf(json.get("what").asText()), json.get("name").asText(),
          json.get("posting") instanceof ObjectNode posted ? posted : null,
          json.has("at") ? Instant.parse(json.get("at").asText()) : null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String json() {
    ObjectNode json = JSON.createObjectNode().put("what", what.name()).put("name", name);
    if (posting != null) {
      json.set("posting", posting);
    }
    if (at != null) {
      json.put("at", at.toString());
    }
    return json.toString();
  }
}
