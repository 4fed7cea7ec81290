package skilltide.dashboard.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** What {@code rejected-events} says: for every place that a record was rejected from, why and how much of it is kept. */
final class RejectedEvents {

  /**
   * A rejected record.
   *
   * @param length of its value as it came, in bytes
   * @param kept how many of them are kept
   */
  record Rejected(String reason, int length, int kept) {}

  private RejectedEvents() {}

  /**
   * All that were rejected.
   *
   * @param most how often a record of a topic may be rejected: as often as it was counted from the beginning
   * @throws AssertionError when one was rejected more often, or nobody can tell where it came from
   */
  static Map<EventStream.Place, Rejected> of(Topic rejectedEvents, ToIntFunction<String> most) {
    Map<EventStream.Place, Rejected> all = new HashMap<>();
    Map<EventStream.Place, Integer> times = new HashMap<>();
    rejectedEvents.read(record -> {
      EventStream.Place place = new EventStream.Place(
          new TopicPartition(header(record, "topic"), Integer.parseInt(header(record, "partition"))),
          Long.parseLong(header(record, "offset")));
      byte[] value = record.value();
      all.put(place, new Rejected(header(record, "reason"),
          Integer.parseInt(header(record, "length")), value == null ? 0 : value.length));
      if (times.merge(place, 1, Integer::sum) > most.applyAsInt(place.partition().topic())) {
        throw new AssertionError("Rejected too often: %s: %s".formatted(place, all.get(place)));
      }
    });
    return all;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader("skilltide-" + name);
    if (header == null) {
      throw new AssertionError("A rejected record does not tell its " + name + ": " + record.headers());
    }
    return new String(header.value(), UTF_8);
  }
}
