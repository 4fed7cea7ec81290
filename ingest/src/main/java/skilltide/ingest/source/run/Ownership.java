package skilltide.ingest.source.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.source.SourceName;
import skilltide.ingest.source.web.Web;

/**
 * Takes part in sharing the sources: Kafka's consumer group gives each partition of {@code source-states} to one instance, which reads it
 * from the start and then asks the sources whose states lie there. Runs in a thread of its own, and begins anew when Kafka fails.
 */
final class Ownership implements Runnable, ConsumerRebalanceListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration REST = Duration.ofSeconds(2);

  private final Sources sources;
  private final EventTopics topics;
  private final Clients clients;
  private final Clock clock;
  private final SourceReports reports;
  private final Web web;
  private final Map<TopicPartition, OwnedPartition> owned = new HashMap<>();
  private final Thread thread = new Thread(this, "sources");
  private @Nullable Consumer<byte[], byte[]> consumer;
  private volatile boolean closing;

  Ownership(Sources sources, EventTopics topics, Clients clients, Clock clock, SourceReports reports) {
    this.sources = sources;
    this.topics = topics;
    this.clients = clients;
    this.clock = clock;
    this.reports = reports;
    web = new Web(sources.web());
  }

  void start() {
    thread.start();
  }

  @Override
  public void run() {
    while (!closing) {
      try (Consumer<byte[], byte[]> one = clients.owner()) {
        consumer = one;
        one.subscribe(List.of(topics.sourceStates()), this);
        while (!closing) {
          one.poll(POLL).forEach(this::apply);
          startThoseThatAreRead(one);
          if (owned.values().stream().anyMatch(OwnedPartition::isLost)) {
            LOG.warn("Sources were taken over by another instance; joining anew");
            break;
          }
        }
      } catch (WakeupException e) {
        // Closing.
      } catch (RuntimeException e) { // whatever it is, sources must be asked again
        LOG.warn("Sources are not asked for the moment", e);
        rest();
      } finally {
        giveUp(List.copyOf(owned.keySet()));
      }
    }
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
          partition(each).start(web, clock, reports);
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

  private void rest() {
    try {
      Thread.sleep(REST);
    } catch (InterruptedException e) {
      closing = true; // whoever interrupts this thread wants it to end
    }
  }

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
    web.close();
  }
}
