package skilltide.streams.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Records that counting failed at for no reason that anybody foresaw. A failure ends the thread, and with it the transaction,
 * so that nothing stays half counted; the thread in its place comes to the same record again. A record that fails again and
 * again is a defect of ours, but no reason to stop the flow. One for all threads of an application in this process.
 */
final class Suspects {
  /** A failure may have had another cause; this many have not. */
  static final int MOST_FAILURES = 2;
  private static final int MOST_RECORDS = 1_000;

  private record Place(String topic, int partition, long offset) {}

  private record Failures(int times, String last) {}

  private final Map<Place, Failures> failures = new LinkedHashMap<>();

  /** Counting failed at a record. */
  synchronized void failed(RecordMetadata record, Throwable failure) {
    Failures before = failures.remove(place(record));
    failures.put(place(record), new Failures(before == null ? 1 : before.times + 1, failure.toString()));
    if (failures.size() > MOST_RECORDS) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  /**
   * That a record has not failed too often.
   *
   * @throws Rejection.Rejected when it has
   */
  synchronized void examine(RecordMetadata record) throws Rejection.Rejected {
    if (failures.isEmpty()) {
      return;
    }
    Failures known = failures.get(place(record));
    if (known != null && known.times >= MOST_FAILURES) {
      throw new Rejection.Rejected(Rejection.UNCOUNTABLE, "failed %d times: %s".formatted(known.times, known.last));
    }
  }

  private static Place place(RecordMetadata record) {
    return new Place(record.topic(), record.partition(), record.offset());
  }
}
