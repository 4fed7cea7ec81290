package skilltide.streams.counting;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.result.Counting;
import skilltide.streams.result.ResultJson;
import skilltide.streams.result.ResultTopics;

/**
 * The topic {@code countings}. Changes are compare-and-set: whoever begins one fences all who had begun before, reads
 * what is written, and writes in one transaction; one who was fenced looks again.
 */
public final class CountingLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CountingLog.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int PATIENCE_MILLIS = (int) PATIENCE.toMillis();

  private final KafkaSettings kafka;
  private final TopicPartition topic;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final LongSupplier nanos;
  private @Nullable Consumer<byte[], byte[]> consumer;
  private Countings known = Countings.NONE;

  public CountingLog(KafkaSettings kafka) {
    this(kafka, () -> consumer(kafka), System::nanoTime);
  }

  /** @param nanos a clock, as {@link System#nanoTime} */
  CountingLog(KafkaSettings kafka, Supplier<Consumer<byte[], byte[]>> consumers, LongSupplier nanos) {
    this.kafka = kafka;
    this.consumers = consumers;
    this.nanos = nanos;
    topic = new TopicPartition(ResultTopics.shared(kafka.topicPrefix()).countings(), 0);
  }

  /**
   * All that is written by now.
   *
   * @throws KafkaException when Kafka does not answer within ten seconds
   */
  public synchronized Countings read() {
    Consumer<byte[], byte[]> reading = reading();
    long began = nanos.getAsLong();
    long end = reading.endOffsets(List.of(topic), left(began)).getOrDefault(topic, 0L);
    while (reading.position(topic, left(began)) < end) {
      for (ConsumerRecord<byte[], byte[]> each : reading.poll(POLL)) {
        take(each);
      }
    }
    return known;
  }

  // A consumer does not tell that its broker is gone: it only brings nothing any more.
  private Duration left(long began) {
    Duration left = PATIENCE.minusNanos(nanos.getAsLong() - began);
    if (left.isNegative() || left.isZero()) {
      throw new TimeoutException(
          "%s was not read to its end within %d s".formatted(topic.topic(), PATIENCE.toSeconds()));
    }
    return left;
  }

  private void take(ConsumerRecord<byte[], byte[]> each) {
    try {
      known = known.with(List.of(ResultJson.counting(each.value() == null ? new byte[0] : each.value())));
    } catch (IllegalArgumentException e) {
      LOG.warn("{} at offset {} is passed over: {}", each.topic(), each.offset(), e.getMessage());
    }
  }

  /**
   * Changes what is written.
   *
   * @param decision the countings that change, given all; may be asked again when another instance was quicker
   * @return all, as they are afterwards
   * @throws KafkaException when Kafka does not answer within ten seconds; then it may be changed or not
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the commit tells whether the records were taken
  public synchronized Countings change(Function<Countings, List<Counting>> decision) {
    if (decision.apply(read()).isEmpty()) {
      return known;
    }
    while (true) {
      try (KafkaProducer<byte[], byte[]> producer = producer()) {
        producer.initTransactions();
        List<Counting> changes = decision.apply(read());
        if (!changes.isEmpty()) {
          producer.beginTransaction();
          changes.forEach(counting -> producer.send(new ProducerRecord<>(topic.topic(), topic.partition(),
              Integer.toString(counting.number()).getBytes(StandardCharsets.UTF_8), ResultJson.write(counting))));
          producer.commitTransaction();
          changes.forEach(counting -> LOG.info("Counting {} is {} now, read by taxonomy {}", counting.number(),
              counting.state().word(), counting.taxonomy()));
        }
        // What was committed may take a moment until it can be read.
        known = known.with(changes);
        return known;
      } catch (KafkaException e) {
        if (!isFenced(e)) {
          throw e;
        }
        LOG.debug("Another instance changed the countings meanwhile; looking again", e);
      }
    }
  }

  /** Forgets what was read; what is asked next is read anew. */
  @Override
  public synchronized void close() {
    if (consumer != null) {
      consumer.close();
      consumer = null;
    }
    known = Countings.NONE;
  }

  private static boolean isFenced(@Nullable Throwable e) {
    return e instanceof ProducerFencedException || e instanceof InvalidProducerEpochException
        || e != null && isFenced(e.getCause());
  }

  private Consumer<byte[], byte[]> reading() {
    Consumer<byte[], byte[]> open = consumer;
    if (open == null) {
      open = consumers.get();
      open.assign(List.of(topic));
      open.seekToBeginning(List.of(topic));
      consumer = open;
    }
    return open;
  }

  private static Consumer<byte[], byte[]> consumer(KafkaSettings kafka) {
    return new KafkaConsumer<>(kafka.client(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false, ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        PATIENCE_MILLIS, ConsumerConfig.CLIENT_ID_CONFIG, "skilltide-countings")), new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(kafka.client(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG,
        kafka.topicPrefix() + "skilltide-countings", ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS, ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        PATIENCE_MILLIS / 2, ProducerConfig.CLIENT_ID_CONFIG, "skilltide-countings")), new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
