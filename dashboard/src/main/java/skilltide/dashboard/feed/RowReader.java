package skilltide.dashboard.feed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.cube.Change;
import skilltide.streams.result.Input;
import skilltide.streams.result.RowKey;

/** Reads records as rows. What is no row is counted, told once in a while, and passed over. For one thread; others may ask for the count. */
final class RowReader {
  private static final Logger log = LoggerFactory.getLogger(RowReader.class);
  private static final long BETWEEN_COMPLAINTS = Duration.ofMinutes(1).toNanos();

  private final AtomicLong unreadable = new AtomicLong();
  private long complained = System.nanoTime() - BETWEEN_COMPLAINTS;

  /**
   * What was read.
   *
   * @param posting when the newest event among the rows of postings was received; empty when there is no such row
   */
  record Rows(List<Change> changes, Optional<Instant> posting) {}

  Rows read(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    List<Change> changes = new ArrayList<>();
    long posting = Long.MIN_VALUE;
    for (ConsumerRecord<byte[], byte[]> each : records) {
      Optional<Change> change = read(each);
      change.ifPresent(changes::add);
      if (change.isPresent() && change.get().key().input() == Input.POSTINGS) {
        posting = Math.max(posting, each.timestamp());
      }
    }
    return new Rows(changes, posting == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(posting)));
  }

  /** How many records were no rows so far. */
  long unreadable() {
    return unreadable.get();
  }

  private Optional<Change> read(ConsumerRecord<byte[], byte[]> each) {
    try {
      if (each.key() == null) {
        throw new IllegalArgumentException("No key");
      }
      RowKey key = RowKey.parse(new String(each.key(), StandardCharsets.UTF_8));
      return Optional.of(new Change(key, each.value()));
    } catch (RuntimeException e) {
      long soFar = unreadable.incrementAndGet();
      if (System.nanoTime() - complained >= BETWEEN_COMPLAINTS) {
        complained = System.nanoTime();
        log.warn("{}-{} at offset {} is no row and is passed over, {} so far: {}", each.topic(), each.partition(),
            each.offset(), soFar, e.toString());
      }
      return Optional.empty();
    }
  }
}
