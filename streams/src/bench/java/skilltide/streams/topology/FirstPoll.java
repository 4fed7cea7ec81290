package skilltide.streams.topology;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the meter when the first records arrive, so that every trial's clock starts at the same point: what comes
 * before is joining groups and making topics, which a long run does not notice.
 */
public final class FirstPoll implements ConsumerInterceptor<byte[], byte[]> {
  private static final AtomicReference<Meter> FIRST = new AtomicReference<>();
  private static volatile long broker;

  static void expect(long brokerPid) {
    broker = brokerPid;
    FIRST.set(null);
  }

  /** @throws IllegalStateException when nothing has arrived */
  static Meter meter() {
    Meter first = FIRST.get();
    if (first == null) {
      throw new IllegalStateException("No records have arrived");
    }
    return first;
  }

  static void arrived() {
    if (FIRST.get() == null) {
      FIRST.compareAndSet(null, Meter.read(broker));
    }
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    if (!records.isEmpty()) {
      arrived();
    }
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> settings) {}
}
