package skilltide.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * The answers given to requests with an {@link IdempotencyKey}, of this instance and in memory: for a day, the last
 * {@value #MAX_BYTES} bytes of them. The oldest go first; a cache that prefers what is asked for often would be wrong here, for the newest
 * are those that are asked for again.
 */
@Singleton
final class Answered {
  static final Duration KEPT = Duration.ofHours(24);
  static final int MAX_BYTES = 16 * 1024 * 1024;
  /** Of an entry beside its answer: the key, the digest and what holds them, roughly. */
  private static final int ENTRY_BYTES = 1024;

  private final Clock clock;
  private final LinkedHashMap<IdempotencyKey, Entry> entries = new LinkedHashMap<>();
  private long bytes;

  /** What became of a key, or is about to. */
  sealed interface Entry {
    /** Its request is being answered. */
    record UnderWay() implements Entry {}

    /**
     * @param digest of the request
     * @param at when it was answered
     */
    record Given(String digest, Instant at, int status, Optional<String> type, String body) implements Entry {
      HttpResponse<byte[]> response() {
        MutableHttpResponse<byte[]> response = HttpResponse.<byte[]>status(HttpStatus.valueOf(status))
            .body(body.getBytes(UTF_8))
            .header("Idempotency-Replayed", "true");
        type.ifPresent(name -> response.header("Content-Type", name));
        return response;
      }

      int size() {
        return ENTRY_BYTES + body.length();
      }
    }
  }

  Answered(Clock clock) {
    this.clock = clock;
  }

  /** What is known of a key; where nothing is, its request is under way from now on. */
  synchronized Optional<Entry> begin(IdempotencyKey key) {
    forgetOld();
    return Optional.ofNullable(entries.putIfAbsent(key, new Entry.UnderWay()));
  }

  /** Its request was answered so, and is answered so again. */
  synchronized void keep(IdempotencyKey key, String digest, HttpResponse<byte[]> response) {
    Entry.Given given = new Entry.Given(digest, clock.instant(), response.code(),
        response.getContentType().map(Object::toString),
        response.getBody().map(body -> new String(body, UTF_8)).orElse(""));
    entries.remove(key); // back in at the end, in the order of the answers
    entries.put(key, given);
    bytes += given.size();
    forgetOld();
  }

  /** Its request may come again as if it never had. */
  synchronized void drop(IdempotencyKey key) {
    if (entries.get(key) instanceof Entry.UnderWay) {
      entries.remove(key);
    }
  }

  private void forgetOld() {
    Instant oldest = clock.instant().minus(KEPT);
    Iterator<Entry> all = entries.values().iterator();
    while (all.hasNext()) {
      if (all.next() instanceof Entry.Given given) {
        if (bytes <= MAX_BYTES && !given.at().isBefore(oldest)) {
          return;
        }
        bytes -= given.size();
        all.remove();
      }
    }
  }
}
