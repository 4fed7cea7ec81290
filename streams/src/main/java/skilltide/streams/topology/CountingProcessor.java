package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

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
  private final BeforeCommit commits;
  private final Pace pace;
  private final Suspects suspects;
  private final StreamsMeters meters;
  private final Sinks sinks;
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
  CountingProcessor(Counter counter, BeforeCommit commits, Pace pace, Suspects suspects, StreamsMeters meters,
      Sinks sinks) {
    this.counter = counter;
    this.commits = commits;
    this.pace = pace;
    this.suspects = suspects;
    this.meters = meters;
    this.sinks = sinks;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    counter.start(context);
    unregister = commits.register(this);
    context.schedule(pace.tick(), PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
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
      suspects.examine(place);
      counter.count(record);
      meters.counted(counter.input());
      if (LOG.isDebugEnabled()) { // whose arguments would be an array a record
        LOG.debug("Counted {}-{}@{}, of {}", place.topic(), place.partition(), place.offset(), record.timestamp());
      }
    } catch (Rejected e) {
      context.forward(e.rejection().of(record, place, e.detail()), sinks.rejected);
      meters.rejected(counter.input(), e.rejection(), e.detail());
    } catch (KafkaException e) {
      throw e; // no record's fault
    } catch (RuntimeException | StackOverflowError e) {
      suspects.failed(place, e);
      throw e;
    }
    long now = context.currentSystemTimeMs();
    pace.counted(now, record.timestamp());
    writeInTime(now);
  }

  /** Only what was counted since the last tick is left, whatever makes the thread commit. */
  @Override
  public void write(Producer<byte[], byte[]> producer) {
    int partition = context.taskId().partition();
    counter.write((key, value, time) -> BeforeCommit.send(producer,
        new ProducerRecord<>(sinks.topic, partition, time, key, value)));
    written = context.currentSystemTimeMs();
  }

  @Override
  public void close() {
    if (unregister != null) {
      unregister.run();
      unregister = null;
    }
  }

  private void tick(long now) {
    counter.due(now);
    writeInTime(now);
  }

  private void writeInTime(long now) {
    if (counter.isUnwritten() && pace.isTime(now, written)) {
      counter.write((key, value, time) -> context.forward(new Record<>(key, value, time), sinks.rows));
      written = now;
      context.commit();
    }
  }
}
