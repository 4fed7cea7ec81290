package skilltide.streams.topology;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.errors.TaskMigratedException;

/**
 * Lets tasks keep what they count in memory and write it once a transaction: whatever is registered on a stream thread
 * writes just before that thread's transaction commits.
 *
 * <p>Kafka promises that what is sent before {@link Producer#commitTransaction} is committed with the offsets or not at
 * all, and Kafka Streams, exactly once, commits by that call on the producer that it was supplied with, on the thread
 * that runs the tasks: also when partitions are taken away and when it stops. That logged stores take writes until then, a test with
 * real brokers and kill -9 holds.
 */
final class BeforeCommit implements KafkaClientSupplier {
  /** Something that holds in memory what a commit must include. */
  interface Unwritten {
    /** Writes it: to its stores, and to the topic of the rows by the producer whose transaction is about to commit. */
    void write(Producer<byte[], byte[]> producer);
  }

  private final Map<Thread, Set<Unwritten>> byThread = new ConcurrentHashMap<>();

  /** To be called on the thread whose transactions should include it; the answer ends that. */
  Runnable register(Unwritten unwritten) {
    Thread thread = Thread.currentThread();
    byThread.computeIfAbsent(thread, each -> ConcurrentHashMap.newKeySet()).add(unwritten);
    return () -> byThread.computeIfPresent(thread, (each, here) -> {
      here.remove(unwritten);
      return here.isEmpty() ? null : here; // a thread that was replaced should not be remembered
    });
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()) {
      @Override
      public void commitTransaction() {
        try {
          byThread.getOrDefault(Thread.currentThread(), Set.of()).forEach(each -> each.write(this));
        } catch (TaskMigratedException e) {
          // Kafka Streams knows this one from a producer: it joins again instead of failing.
          throw new ProducerFencedException(e.getMessage());
        }
        super.commitTransaction();
      }
    };
  }

  @Override
  public Admin getAdmin(Map<String, Object> settings) {
    return Admin.create(settings);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
    return getConsumer(settings);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
    return getConsumer(settings);
  }

  /** A record that nobody waits for: if it cannot be written, its transaction cannot commit. */
  static void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    var unused = producer.send(record);
  }
}
