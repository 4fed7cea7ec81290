package skilltide.ingest.source.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.source.SourceName;
import skilltide.ingest.source.Trouble;

/** Reports by way of Kafka, so that every instance can tell of all sources, whichever asks them. Also meters them. */
final class KafkaReports implements SourceReports, ConsumerLoop.Reading, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaReports.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private static final String ADDED = "added";
  private static final String UPDATED = "updated";
  private static final String WITHDRAWN = "withdrawn";
  private static final String REJECTED = "rejected";
  private static final List<String> OUTCOMES = List.of(ADDED, UPDATED, WITHDRAWN, REJECTED);
  private static final String DONE = "done";

  private final Set<String> configured;
  private final EventTopics topics;
  private final MeterRegistry meters;
  private final Producer<byte[], byte[]> producer;
  private final ConcurrentSkipListMap<String, SourceReport> reports = new ConcurrentSkipListMap<>();
  private final Echoes echoes = new Echoes();
  private final ConsumerLoop loop;

  KafkaReports(Sources sources, EventTopics topics, Clients clients, MeterRegistry meters) {
    configured = sources.all().stream().map(source -> source.name().toString()).collect(Collectors.toSet());
    this.topics = topics;
    this.meters = meters;
    producer = clients.reporting();
    loop = new ConsumerLoop("source reports", clients::reader, this);
    for (SourceSettings source : sources.all()) {
      Gauge.builder("skilltide.source.interval", source, each -> each.every().toSeconds())
          .tag("source", source.name().toString()).baseUnit("seconds")
          .description("How long after a round of a source the next one begins").register(meters);
      // From nothing on: what has no figure before its first round would seem to have grown by nothing in it.
      for (String outcome : OUTCOMES) {
        count(source.name(), outcome, 0);
      }
      rounds(source.name(), DONE).increment(0);
    }
    for (String source : configured) {
      Gauge.builder("skilltide.source.age", this, all -> age(all.reports.get(source), sources.timer().now()))
          .tag("source", source)
          .baseUnit("seconds").description("Since a source was last read to its end; NaN before the first time")
          .register(meters);
      Gauge.builder("skilltide.source.failing", this, all -> isFailing(all.reports.get(source)) ? 1 : 0)
          .tag("source", source)
          .description("Whether a source could not be read").register(meters);
    }
  }

  void start() {
    loop.start();
  }

  /** All sources, by name, as far as is known here. */
  Collection<SourceReport> all() {
    return new TreeMap<>(reports).values();
  }

  @Override
  public void tell(SourceReport report) {
    ProducerRecord<byte[], byte[]> record = record(report.source(), StateJson.write(report));
    synchronized (echoes) {
      record.headers().add(echoes.next(report.source()));
      reports.put(report.source(), report);
    }
    send(report.source(), record);
  }

  @Override
  public void round(SourceName source, SourceReport.Found found) {
    count(source, ADDED, found.added());
    count(source, UPDATED, found.updated());
    count(source, WITHDRAWN, found.withdrawn());
    count(source, REJECTED, found.rejected());
    rounds(source, DONE).increment();
  }

  @Override
  public void failure(SourceName source, Trouble trouble) {
    rounds(source, trouble.label()).increment();
  }

  private void count(SourceName source, String what, long postings) {
    Counter.builder("skilltide.source.postings").tag("source", source.toString()).tag("outcome", what)
        .description("What sources have shown that was published or could not be taken").register(meters)
        .increment((double) postings);
  }

  private Counter rounds(SourceName source, String outcome) {
    return Counter.builder("skilltide.source.rounds").tag("source", source.toString()).tag("outcome", outcome)
        .description("How often a source was asked, by what came of it").register(meters);
  }

  private static double age(@Nullable SourceReport report, Instant now) {
    Instant finished = report == null ? null : report.finished();
    return finished == null ? Double.NaN : Duration.between(finished, now).toMillis() / 1e3;
  }

  private static boolean isFailing(@Nullable SourceReport report) {
    return report != null && report.state() == SourceReport.State.FAILING;
  }

  // Reports are for people: one that does not get there is followed by the next.
  private void send(String source, ProducerRecord<byte[], byte[]> report) {
    try {
      var unused = producer.send(report);
    } catch (KafkaException | IllegalStateException e) {
      LOG.debug("A report of {} was not sent: {}", source, e.getMessage());
    }
  }

  private ProducerRecord<byte[], byte[]> record(String source, byte @Nullable [] report) {
    return new ProducerRecord<>(topics.sourceReports(), 0, source.getBytes(UTF_8), report);
  }

  @Override
  public void begin(Consumer<byte[], byte[]> one) {
    one.assign(List.of(new TopicPartition(topics.sourceReports(), 0)));
  }

  @Override
  public boolean poll(Consumer<byte[], byte[]> one) {
    one.poll(POLL).forEach(this::read);
    return true;
  }

  @Override
  public void end() {
    // What was reported last stays.
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    String source = new String(record.key(), UTF_8);
    if (record.value() == null) {
      reports.remove(source);
    } else if (configured.contains(source)) {
      try {
        SourceReport report = StateJson.read(record.value(), SourceReport.class);
        synchronized (echoes) { // this instance's own may be older than what it knows
          if (!echoes.isOvertaken(source, record.headers())) {
            reports.put(source, report);
          }
        }
      } catch (UncheckedIOException e) { // a newer instance's, perhaps; the next may be readable
        LOG.debug("A report of {} cannot be read", source, e);
      }
    } else {
      send(source, record(source, null)); // it is no longer asked
    }
  }

  @Override
  public void close() {
    loop.close();
    producer.close(CLOSE);
  }
}
