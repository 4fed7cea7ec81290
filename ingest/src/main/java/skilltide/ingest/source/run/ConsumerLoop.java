package skilltide.ingest.source.run;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that reads from Kafka until it is closed, and begins anew with another consumer whatever fails. */
final class ConsumerLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
  private static final Duration REST = Duration.ofSeconds(2);

  /** What is done with one consumer, which is closed afterwards. */
  interface Reading {
    /** Before the first poll. */
    void begin(Consumer<byte[], byte[]> consumer);

    /**
     * Polls once.
     *
     * @return whether to go on with this consumer
     */
    boolean poll(Consumer<byte[], byte[]> consumer);

    /** This consumer is read no more, for whatever reason. */
    void end();
  }

  private final String what;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Reading reading;
  private final Thread thread;
  private volatile @Nullable Consumer<byte[], byte[]> consumer;
  private volatile boolean closing;

  /** @param what the name of the thread, for logs */
  ConsumerLoop(String what, Supplier<Consumer<byte[], byte[]>> consumers, Reading reading) {
    this.what = what;
    this.consumers = consumers;
    this.reading = reading;
    thread = new Thread(this::run, what);
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!closing) {
      try (Consumer<byte[], byte[]> one = consumers.get()) {
        consumer = one;
        reading.begin(one);
        while (!closing && reading.poll(one)) {
          // until it ends
        }
      } catch (WakeupException e) {
        // Closing.
      } catch (RuntimeException e) { // whatever it is, there must be somebody who reads
        LOG.warn("{} are not read for the moment", what, e);
        rest();
      } finally {
        reading.end();
      }
    }
  }

  private void rest() {
    try {
      Thread.sleep(REST);
    } catch (InterruptedException e) {
      closing = true; // whoever interrupts this thread wants it to end
    }
  }

  /** Returns when nothing is read any more. */
  @Override
  public void close() {
    closing = true;
    Consumer<byte[], byte[]> one = consumer;
    if (one != null) {
      one.wakeup();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
