package skilltide.ingest.http;

import io.github.bucket4j.Bucket;
import io.micronaut.context.annotation.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.ingest.keys.KeyFile;
import skilltide.ingest.keys.KeyHash;
import skilltide.ingest.keys.KeySecret;
import skilltide.ingest.keys.PublisherKey;

/**
 * The publishers that are known. What the file says is true a second later; one that cannot be read changes nothing and
 * is told in the log, one that is gone leaves nobody known.
 */
@Context
final class KeyRing {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();
  /** Seconds' worth of postings that may come at once. */
  private static final long BURST = 10;

  private final KeyFile file;
  private final AtomicLong next = new AtomicLong(System.nanoTime());
  private volatile Known known = new Known(State.NONE, List.of());

  /** A key and what it has left. */
  record Holder(PublisherKey key, Bucket rate) {}

  private record State(Optional<FileTime> modified, long size) {
    static final State NONE = new State(Optional.empty(), 0);

    static State of(Path path) throws IOException {
      try {
        return new State(Optional.of(Files.getLastModifiedTime(path)), Files.size(path));
      } catch (NoSuchFileException e) {
        return NONE;
      }
    }
  }

  private record Known(State state, List<Holder> holders) {}

  /** @throws IOException when the file cannot be used: better told at the start than at the first request */
  KeyRing(KeySettings settings) throws IOException {
    file = new KeyFile(Path.of(settings.file()));
    read(State.of(file.path()));
  }

  /** Whether there is a key at all. */
  boolean isEmpty() {
    refresh();
    return known.holders().isEmpty();
  }

  /** Whose key this is. */
  Optional<Holder> holder(KeySecret presented) {
    refresh();
    KeyHash hash = presented.hash();
    Optional<Holder> found = Optional.empty();
    for (Holder holder : known.holders()) { // to the end, whichever it is
      if (holder.key().hash().matches(hash)) {
        found = Optional.of(holder);
      }
    }
    return found;
  }

  private void refresh() {
    long now = System.nanoTime();
    long due = next.get();
    if (now - due < 0 || !next.compareAndSet(due, now + PAUSE)) {
      return;
    }
    try {
      State state = State.of(file.path());
      if (!state.equals(known.state())) {
        read(state);
        LOG.info("Publishers' keys: {} in {}", known.holders().size(), file.path());
      }
    } catch (IOException e) {
      LOG.error("Publishers' keys stay as they were read last: {}", e.getMessage());
    }
  }

  // Who has their key still keeps what is left of their rate.
  private void read(State state) throws IOException {
    Map<PublisherKey, Holder> before = known.holders().stream()
        .collect(Collectors.toMap(Holder::key, Function.identity()));
    known = new Known(state, file.read().stream()
        .map(key -> before.getOrDefault(key, new Holder(key, bucket(key.rate())))).toList());
  }

  private static Bucket bucket(int rate) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(rate * BURST).refillGreedy(rate, Duration.ofSeconds(1))).build();
  }
}
