package skilltide.dashboard.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.oracle.SimulatedBoard.Ad;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.JobWithdrawn;
import skilltide.ingest.event.PostingEvent;

/**
 * Looks at what a board really has, whenever it can be asked, and says what must have been published, and counted. Knows nothing of how
 * sources are read, and must not.
 */
final class Witness {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SimulatedBoard board;
  private final Oracle oracle;
  private final Set<String> events;
  private final Map<String, Ad> open = new TreeMap<>();
  private final Map<String, Instant> firstSeen = new HashMap<>();
  private boolean first = true;

  /** @param events gets a line for each that must be in the topic */
  Witness(SimulatedBoard board, Oracle oracle, Set<String> events) {
    this.board = board;
    this.oracle = oracle;
    this.events = events;
  }

  void look(Instant now) {
    List<Ad> shown = board.shown();
    for (Ad ad : shown) {
      Ad before = open.put(ad.id(), ad);
      if (before == null || !before.text().equals(ad.text())) {
        posted(ad, now);
      }
    }
    Set<String> gone = new TreeSet<>(open.keySet());
    gone.removeAll(shown.stream().map(Ad::id).collect(Collectors.toSet()));
    gone.forEach(id -> {
      open.remove(id);
      oracle.withdrawn(key(id), now);
      events.add("%s %s gone %s".formatted(key(id), now, now));
    });
    first = false;
  }

  private void posted(Ad ad, Instant now) {
    Instant seen = firstSeen.computeIfAbsent(ad.id(), id -> now);
    ObjectNode posting = JSON.createObjectNode().put("identifier", key(ad.id())).put("source", board.origin())
        .put("poster", board.poster()).put("title", ad.title()).put("description", board.description(ad.text()))
        .put("datePosted", Objects.requireNonNullElse(ad.posted(), seen).toString());
    Instant until = ad.until();
    if (until != null) {
      posting.put("validThrough", until.toString());
    }
    oracle.postedAgain(posting);
    events.add(line(key(ad.id()), now, ad.posted(), until, first, board.poster(), ad.title(),
        board.description(ad.text())));
  }

  private String key(String id) {
    return board.origin() + ':' + id;
  }

  /** An event of the topic, as a witness writes it down. */
  static String line(PostingEvent event) {
    return switch (event) {
      case JobPosted posted -> line(posted.key(), posted.received(), posted.posted(), posted.validThrough(),
          Boolean.TRUE.equals(posted.backfill()), String.valueOf(posted.poster()),
          String.valueOf(posted.content().title()), posted.content().text());
      case JobWithdrawn gone -> "%s %s gone %s".formatted(gone.key(), gone.revision(), gone.withdrawn());
      default -> "%s %s".formatted(event.key(), event);
    };
  }

  private static String line(String key, Instant seen, @Nullable Instant posted, @Nullable Instant until,
      boolean backfill, String poster, String title, String text) {
    return "%s %s posted %s until %s%s by %s: %s, %s".formatted(key, seen, posted, until, backfill ? " backfill" : "",
        poster, title, text);
  }
}
