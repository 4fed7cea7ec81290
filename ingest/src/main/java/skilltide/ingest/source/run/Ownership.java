package skilltide.ingest.source.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.source.SourceName;
import skilltide.ingest.source.web.Web;

/**
 * Takes part in sharing the sources: Kafka's consumer group gives each partition of {@code source-states} to one instance, which reads it
 * from the start and then asks the sources whose states lie there. Its calls come from the thread of a
 * {@link ConsumerLoop}.
 */
final class Ownership implements ConsumerLoop.Reading, ConsumerRebalanceListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Sources sources;
  private final EventTopics topics;
  private final Clients clients;
  private final SourceReports reports;
  private final Web web;
  private final Map<TopicPartition, OwnedPartition> owned = new HashMap<>();
  private final ConsumerLoop loop;
  private @Nullable Consumer<byte[], byte[]> consumer;

  Ownership(Sources sources, EventTopics topics, Clients clients, SourceReports reports) {
    this.sources = sources;
    this.topics = topics;
    this.clients = clients;
    this.reports = reports;
    web = new Web(sources.web());
    loop = new ConsumerLoop("sources", clients::owner, this);
  }

  void start() {
    loop.start();
  }

  @Override
  public void begin(Consumer<byte[], byte[]> one) {
    consumer = one;
    one.subscribe(List.of(topics.sourceStates()), this);
  }

  @Override
  public boolean poll(Consumer<byte[], byte[]> one) {
    one.poll(POLL).forEach(this::apply);
    startThoseThatAreRead(one);
    boolean lost = owned.values().stream().anyMatch(OwnedPartition::isLost);
    if (lost) {
      LOG.warn("Sources were taken over by another instance; joining anew");
    }
    return !lost;
  }

  @Override
  public void end() {
    giveUp(List.copyOf(owned.keySet()));
  }

  private void apply(ConsumerRecord<byte[], byte[]> record) {
    OwnedPartition partition = owned.get(new TopicPartition(record.topic(), record.partition()));
    if (partition != null) {
      partition.apply(record.key(), record.value());
    }
  }

  private void startThoseThatAreRead(Consumer<byte[], byte[]> one) {
    List<TopicPartition> waiting = owned.keySet().stream().filter(each -> !partition(each).isStarted()).toList();
    if (!waiting.isEmpty()) {
      one.endOffsets(waiting).forEach((each, end) -> {
        if (one.position(each) >= end) {
          one.pause(List.of(each)); // what comes now, this instance writes
          partition(each).start(web, sources.timer(), reports);
        }
      });
    }
  }

  private OwnedPartition partition(TopicPartition each) {
    OwnedPartition partition = owned.get(each);
    if (partition == null) {
      throw new IllegalStateException(each + " is not owned");
    }
    return partition;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    Consumer<byte[], byte[]> one = consumer;
    if (one == null) {
      return;
    }
    int count = one.partitionsFor(topics.sourceStates()).size();
    for (TopicPartition each : partitions) {
      List<SourceSettings> there = sources.all().stream()
          .filter(source -> partitionOf(source.name(), count) == each.partition()).toList();
      if (there.isEmpty()) {
        one.pause(List.of(each));
        continue;
      }
      OwnedPartition partition = new OwnedPartition(there,
          new KafkaBook(() -> clients.transactional(each.partition()), topics, each.partition()));
      owned.put(each, partition);
      partition.takeOver();
      one.seekToBeginning(List.of(each));
    }
  }

  /** In which of so many partitions the states of a source lie. */
  static int partitionOf(SourceName source, int count) {
    return Utils.toPositive(Utils.murmur2(source.toString().getBytes(UTF_8))) % count;
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    giveUp(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    giveUp(partitions);
  }

  private void giveUp(Collection<TopicPartition> partitions) {
    for (TopicPartition each : partitions) {
      OwnedPartition partition = owned.remove(each);
      if (partition != null) {
        partition.close();
      }
    }
  }

  @Override
  public void close() {
    loop.close();
    web.close();
  }
}
