package skilltide.streams.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.MalformedEventException;
import skilltide.streams.topology.Rejection.Rejected;

/**
 * Examines what came from a topic that anybody may write to, before it is counted.
 *
 * @param partitions of the topic; with another number keys would lie elsewhere
 */
record Examiner(int partitions) {
  private static final Duration MOST_AHEAD = Duration.ofDays(1);
  private static final int LONGEST = 1_000;

  /** The record's value, read. */
  <T> T read(Record<byte[], byte[]> record, Function<byte[], T> reader) throws Rejected {
    if (record.value() == null) {
      throw new Rejected(Rejection.MALFORMED, "record: no value; to take a posting down send its withdrawal");
    }
    try {
      return reader.apply(record.value());
    } catch (MalformedEventException e) {
      throw new Rejected(Rejection.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  /** That the record is filed under its subject. */
  void named(Record<byte[], byte[]> record, String key) throws Rejected {
    byte @Nullable [] found = record.key();
    if (!Arrays.equals(found, key.getBytes(StandardCharsets.UTF_8))) {
      throw new Rejected(Rejection.WRONG_KEY, "key: '%s' instead of '%s'"
          .formatted(found == null ? "" : new String(found, StandardCharsets.UTF_8), key));
    }
  }

  /** That the record lies where everything else about its subject does. */
  void placed(Record<byte[], byte[]> record, String key, int partition) throws Rejected {
    named(record, key);
    int right = Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    if (partition != right) {
      throw new Rejected(Rejection.WRONG_PARTITION,
          "partition: %d instead of %d; leave the choice to Kafka's own partitioner".formatted(partition, right));
    }
  }

  /** That a text is not so long that what is told of it could not be sent on. */
  void bounded(String field, @Nullable String text) throws Rejected {
    if (text != null && text.length() > LONGEST) {
      throw new Rejected(Rejection.MALFORMED, field + ": has more than " + LONGEST + " characters");
    }
  }

  /** That a time is one that can be: not before 1970, and at most a day ahead of the wall clock. */
  void possible(String field, @Nullable Instant time, long now) throws Rejected {
    if (time == null) {
      return;
    }
    if (time.isBefore(Instant.EPOCH)) {
      throw new Rejected(Rejection.MALFORMED, field + ": " + time + " is before 1970");
    }
    if (time.isAfter(Instant.ofEpochMilli(now).plus(MOST_AHEAD))) {
      throw new Rejected(Rejection.FUTURE, field + ": " + time + " is more than a day ahead");
    }
  }
}
