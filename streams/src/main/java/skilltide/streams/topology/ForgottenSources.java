package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Sources whose postings must never have been. What comes later of them is compared with the time until which they are
 * forgotten; what was known before is taken back a part at a time, for it may be a million postings, and where that
 * stands is kept too.
 */
final class ForgottenSources {
  private static final String PREFIX = "forgotten/";

  /** @param next the key of the next posting to be taken back; empty when all are */
  private record Forgotten(Instant until, String next) {}

  private final KeyValueStore<String, byte[]> facts;
  private final Map<String, Forgotten> sources = new HashMap<>();

  ForgottenSources(KeyValueStore<String, byte[]> facts) {
    this.facts = facts;
    try (var all = facts.range(PREFIX, PREFIX + '~')) {
      all.forEachRemaining(each -> {
        String[] kept = new String(each.value, UTF_8).split(" ", 2);
        sources.put(each.key.substring(PREFIX.length()), new Forgotten(Instant.parse(kept[0]), kept[1]));
      });
    }
  }

  /** Forgets what a source posted up to a revision. */
  void forget(String source, Instant until) {
    Forgotten known = sources.get(source);
    if (known == null || until.isAfter(known.until)) {
      keep(source, new Forgotten(until, source + ':'));
    }
  }

  /** Until which revision nothing of a source ever was; absent when nothing is forgotten of it. */
  @Nullable
  Instant until(String source) {
    Forgotten known = sources.get(source);
    return known == null ? null : known.until;
  }

  /**
   * Goes on with what is to be taken back.
   *
   * @param forgetting told of postings and of the revision until which they are forgotten
   * @return whether more is left
   */
  boolean next(KeyValueStore<String, byte[]> postings, int most, BiConsumer<String, Instant> forgetting) {
    boolean more = false;
    for (String source : List.copyOf(sources.keySet())) {
      Forgotten now = sources.get(source);
      if (now != null && !now.next.isEmpty()) {
        List<String> ids = new ArrayList<>();
        String next = "";
        try (var all = postings.range(now.next, source + ';')) { // the character after the colon
          while (all.hasNext() && next.isEmpty()) {
            String id = all.next().key;
            if (ids.size() == most) {
              next = id;
            } else {
              ids.add(id);
            }
          }
        }
        ids.forEach(id -> forgetting.accept(id, now.until));
        keep(source, new Forgotten(now.until, next));
        more |= !next.isEmpty();
      }
    }
    return more;
  }

  private void keep(String source, Forgotten forgotten) {
    sources.put(source, forgotten);
    facts.put(PREFIX + source, (forgotten.until + " " + forgotten.next).getBytes(UTF_8));
  }
}
