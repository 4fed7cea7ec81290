package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import skilltide.ingest.event.RequestId;
import skilltide.ingest.trace.Doing;
import skilltide.ingest.trace.Gathered;
import skilltide.ingest.trace.Origin;
import skilltide.ingest.trace.Step;
import skilltide.streams.topology.Rejection.Rejected;

/**
 * Runs a counter in a task: what it rejects goes to its own topic and the flow goes on; what it holds is written once a
 * tick, and before every commit, so that nothing is committed that is not written.
 */
final class CountingProcessor implements Processor<byte[], byte[], byte[], byte[]>, BeforeCommit.Unwritten {
  private static final Logger LOG = LoggerFactory.getLogger(CountingProcessor.class);
  static final String ROWS_SINK = "publish-rows";
  static final String REJECTED_SINK = "publish-rejected";

  private final Counter counter;
  private final TopologySettings settings;
  private final Sinks sinks;
  /** What is counted and not written yet. */
  private final Gathered followed = new Gathered();
  /** Of the record that is counted now. */
  private Step step = Step.NONE;
  private ProcessorContext<byte[], byte[]> context;
  private long written;
  private @Nullable Runnable unregister;

  /**
   * Where it writes.
   *
   * @param rows the node that rows are forwarded to
   * @param rejected the node that rejected records are forwarded to
   * @param topic the rows' topic
   */
  record Sinks(String rows, String rejected, String topic) {}

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
  CountingProcessor(Counter counter, TopologySettings settings, Sinks sinks) {
    this.counter = counter;
    this.settings = settings;
    this.sinks = sinks;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    followed.take(); // what a task held that is begun again was taken back
    counter.start(context);
    unregister = settings.commits().register(this);
    context.schedule(settings.pace().tick(), PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Optional<Origin> origin = settings.traces().origin(record.headers(), record.timestamp());
    if (origin.isPresent()) {
      follow(record, origin.get());
    } else {
      named(record);
    }
  }

  @SuppressWarnings("try") // the thread is in it, that is all
  private void follow(Record<byte[], byte[]> record, Origin origin) {
    RecordMetadata place = context.recordMetadata().orElseThrow();
    step = settings.traces().begin(Doing.processing(place.topic()), List.of(origin))
        .tag("messaging.consumer.group.name", context.applicationId())
        .tag("messaging.destination.partition.id", Integer.toString(place.partition()))
        .tag("messaging.kafka.offset", place.offset());
    try {
      step.over(() -> {
        try (Step.Here here = step.enter()) {
          step.origin().ifPresent(followed::add);
          named(record);
        }
      });
    } finally {
      step = Step.NONE;
    }
    if (!counter.isUnwritten()) {
      followed.take(); // it changed nothing
    }
  }

  private void named(Record<byte[], byte[]> record) {
    Header request = record.headers().lastHeader(RequestId.KAFKA_HEADER);
    if (request == null || request.value() == null) {
      take(record);
      return;
    }
    MDC.put(RequestId.NAME, new String(request.value(), UTF_8));
    try {
      take(record);
    } finally {
      MDC.remove(RequestId.NAME);
    }
  }

  private void take(Record<byte[], byte[]> record) {
    RecordMetadata place = context.recordMetadata().orElseThrow(); // what has none is no record of a topic
    try {
      settings.suspects().examine(place);
      counter.count(record);
      settings.meters().counted(counter.input());
      if (LOG.isDebugEnabled()) { // whose arguments would be an array a record
        LOG.debug("Counted {}-{}@{}, of {}", place.topic(), place.partition(), place.offset(), record.timestamp());
      }
    } catch (Rejected e) {
      context.forward(e.rejection().of(record, place, e.detail()), sinks.rejected);
      settings.meters().rejected(counter.input(), e.rejection(), e.detail());
      step.failed(e.rejection().word());
    } catch (KafkaException e) {
      throw e; // no record's fault
    } catch (RuntimeException | StackOverflowError e) {
      settings.suspects().failed(place, e);
      throw e;
    }
    long now = context.currentSystemTimeMs();
    settings.pace().counted(now, record.timestamp());
    writeInTime(now);
  }

  /** Only what was counted since the last tick is left, whatever makes the thread commit. */
  @Override
  public void write(Producer<byte[], byte[]> producer) {
    int partition = context.taskId().partition();
    Step sending = sending();
    sending.over(() -> counter.write((key, value, time) -> {
      ProducerRecord<byte[], byte[]> row = new ProducerRecord<>(sinks.topic, partition, time, key, value);
      sending.stamp(row.headers());
      BeforeCommit.send(producer, row);
    }));
    written = context.currentSystemTimeMs();
  }

  @Override
  public void close() {
    if (unregister != null) {
      unregister.run();
      unregister = null;
    }
  }

  /** Of the rows that change by what is followed. */
  private Step sending() {
    return settings.traces().begin(Doing.sending(sinks.topic), followed.take());
  }

  private void tick(long now) {
    counter.due(now);
    writeInTime(now);
  }

  private void writeInTime(long now) {
    if (counter.isUnwritten() && settings.pace().isTime(now, written)) {
      Step sending = sending();
      sending.over(() -> counter.write((key, value, time) -> {
        Record<byte[], byte[]> row = new Record<>(key, value, time);
        sending.stamp(row.headers());
        context.forward(row, sinks.rows);
      }));
      written = now;
      context.commit();
    }
  }
}
