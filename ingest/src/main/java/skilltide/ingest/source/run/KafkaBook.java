package skilltide.ingest.source.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.source.SourceException;
import skilltide.ingest.source.SourceName;
import skilltide.ingest.source.Trouble;

/**
 * Postings to {@code job-postings} and what is known of them to {@code source-states}, in one transaction. The transactional id belongs to
 * the partition: whoever takes the partition over ends what an instance before had under way, and that one can write no more.
 */
final class KafkaBook implements Book {
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final EventTopics topics;
  private final int partition;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Producer<byte[], byte[]> producer;
  private boolean taken;
  private volatile boolean ended;

  /** @param producers each transactional, for this partition alone */
  KafkaBook(Supplier<Producer<byte[], byte[]>> producers, EventTopics topics, int partition) {
    this.producers = producers;
    this.topics = topics;
    this.partition = partition;
  }

  /** Takes the partition over; what is read of it from now on is all that there is. To be called once, by the thread that owns it. */
  void takeOver() {
    lock.lock();
    try {
      taken = true;
      producer();
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing can be written any more: another owner has come, or this one has given it up. */
  boolean isEnded() {
    return ended;
  }

  @Override
  public void write(SourceName source, List<Entry> entries, Standing standing)
      throws SourceException, InterruptedException {
    inTransaction(to -> {
      for (Entry entry : entries) {
        send(to, new ProducerRecord<>(topics.jobPostings(), entry.event().key().getBytes(UTF_8),
            EventJson.write(entry.event())));
        send(to, state(StateKey.of(source, entry.id()), StateJson.write(entry.known())));
      }
      send(to, state(StateKey.of(source), StateJson.write(standing)));
    });
  }

  @Override
  public void forget(SourceName source, List<String> ids) throws SourceException, InterruptedException {
    inTransaction(to -> ids.forEach(id -> send(to, state(StateKey.of(source, id), null))));
  }

  private interface Work {
    void with(Producer<byte[], byte[]> to);
  }

  private void inTransaction(Work work) throws SourceException, InterruptedException {
    lock.lockInterruptibly();
    try {
      if (ended || !taken) {
        throw new FencedException();
      }
      Producer<byte[], byte[]> to = producer();
      to.beginTransaction();
      work.with(to);
      to.commitTransaction();
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      ended = true; // for ever: to begin anew would put the true owner out
      letGo();
      throw new FencedException(e);
    } catch (InterruptException e) {
      Thread.interrupted(); // the exception tells; and a producer does not close while it is set
      letGo();
      throw new InterruptedException();
    } catch (KafkaException | IllegalStateException e) {
      letGo(); // after some failures a producer must begin anew, after none is that wrong: what is not committed is not there
      throw new SourceException(Trouble.KAFKA, "Kafka did not take what was found: " + e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  private Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> there = producer;
    if (there == null) {
      there = producers.get();
      producer = there;
      there.initTransactions();
    }
    return there;
  }

  private ProducerRecord<byte[], byte[]> state(StateKey key, byte @Nullable [] value) {
    return new ProducerRecord<>(topics.sourceStates(), partition, key.bytes(), value);
  }

  private static void send(Producer<byte[], byte[]> to, ProducerRecord<byte[], byte[]> record) {
    var unused = to.send(record); // committing tells whether it got there
  }

  private void letGo() {
    Producer<byte[], byte[]> there = producer;
    producer = null;
    if (there != null) {
      there.close(CLOSE);
    }
  }

  @Override
  public void close() {
    ended = true;
    lock.lock();
    try {
      letGo();
    } finally {
      lock.unlock();
    }
  }
}
