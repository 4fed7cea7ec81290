package skilltide.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.replay.HackerNewsItem;

/**
 * The monthly threads "Ask HN: Who is hiring?" by the account {@code whoishiring} ({@code github.com/HackerNews/API}): each comment right
 * below is a posting. Comments come, change and go as long as a thread is young; threads that were superseded for a month are left alone. A
 * comment that is known to be open is asked for again when the API names it among those that changed last, and in a sweep every few hours.
 *
 * @param base of the API
 */
record HackerNews(URI base) implements Board {
  private static final Pattern TITLE = Pattern.compile("who is hiring", Pattern.CASE_INSENSITIVE);
  /** The account posts three threads a month; one in three is about who is hiring. */
  private static final int LATEST = 6;
  private static final Duration YOUNG = Duration.ofDays(36);
  private static final int BATCH = 100;
  private static final String SWEPT = "swept";
  private static final Duration SWEEP = Duration.ofHours(3);

  @Override
  public void read(Asking ask, Round round) throws IOException, InterruptedException {
    Optional<Set<String>> changed = isSweepDue(round) ? Optional.empty() : Optional.of(changed(ask));
    Page account = ask.get(base.resolve("user/whoishiring.json"));
    JsonNode submitted = account.json().path("submitted");
    if (!submitted.isArray()) {
      throw account.shape("names no threads (submitted)");
    }
    long newest = 0;
    boolean found = false;
    for (int i = 0; i < Math.min(LATEST, submitted.size()); i++) {
      JsonNode thread = item(ask, submitted.path(i).asText());
      long time = thread.path("time").asLong();
      if (!TITLE.matcher(thread.path("title").asText("")).find()) {
        continue;
      }
      found = true;
      newest = Math.max(newest, time);
      if (newest - time <= YOUNG.toSeconds()) {
        read(thread, changed, ask, round);
      }
    }
    if (!found) {
      throw account.shape("leads to no thread about who is hiring among its %d latest".formatted(LATEST));
    }
    if (changed.isEmpty()) {
      round.position().put(SWEPT, round.now().toString());
    }
    round.settle();
  }

  private static boolean isSweepDue(Round round) {
    String swept = round.position().path(SWEPT).asText("");
    return swept.isEmpty() || !round.now().isBefore(Instant.parse(swept).plus(SWEEP));
  }

  private Set<String> changed(Asking ask) throws IOException, InterruptedException {
    Page updates = ask.get(base.resolve("updates.json"));
    JsonNode items = updates.json().path("items");
    if (!items.isArray()) {
      throw updates.shape("names no items that have changed (items)");
    }
    return items.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
  }

  /** @param changed those that are asked for though they are known; all in a sweep */
  private void read(JsonNode thread, Optional<Set<String>> changed, Asking ask, Round round)
      throws IOException, InterruptedException {
    int read = 0;
    for (JsonNode kid : thread.path("kids")) {
      String id = kid.asText();
      if (changed.isPresent() && !changed.get().contains(id) && round.isOpen(id)) {
        round.same(id);
        continue;
      }
      JsonNode comment = item(ask, id);
      if (!comment.isObject()) {
        continue; // nothing is known of it just now
      }
      try {
        Optional<ObjectNode> posting = HackerNewsItem.jobPosting(comment);
        if (posting.isPresent()) {
          round.posting(posting.get());
        } else {
          round.gone(id);
        }
      } catch (MalformedEventException e) {
        round.unreadable("item " + id, e.getMessage());
      }
      if (++read % BATCH == 0) {
        round.settle(); // one comment does not depend on another
      }
    }
  }

  private JsonNode item(Asking ask, String id) throws IOException, InterruptedException {
    return ask.get(base.resolve("item/" + Addresses.segment(id) + ".json")).json();
  }
}
