package skilltide.streams.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.KafkaSettings;
import skilltide.ingest.trace.Traces;
import skilltide.streams.read.PostingReader;
import skilltide.streams.read.Reading;
import skilltide.streams.result.ResultTopics;
import skilltide.streams.taxonomy.Taxonomy;

/** Skilltide's topologies as the role runs them, as far as the trial does not ask for something else. */
final class Engine {
  /** The settings' own default. */
  private static final Duration TICK = Duration.ofMillis(100);

  private Engine() {}

  static KafkaStreams streams(Task task, Taxonomy taxonomy) {
    KafkaSettings kafka = new KafkaSettings(task.bootstrap(), task.output(), Map.of());
    StreamsSettings settings = new StreamsSettings(task.folder(), task.threads(), TICK, TICK, TICK, Duration.ZERO, true);
    Properties properties = StreamsConfiguration.of(kafka, settings, InstanceId.keptIn(task.folder()), application(task),
        task.threads());
    properties.put(StreamsConfig.mainConsumerPrefix("interceptor.classes"), FirstPoll.class.getName());
    if (task.trial() == Trial.COUNTING_AT_LEAST_ONCE) {
      properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    }
    BeforeCommit commits = new BeforeCommit();
    return new KafkaStreams(topology(task, taxonomy, commits), properties,
        task.trial().isMuting() ? new MutedClients(commits, task.trial()::mutes) : commits);
  }

  /** The application's id, and the name of the group that it reads with. */
  static String application(Task task) {
    return task.output() + "skilltide-" + task.trial().word();
  }

  private static Topology topology(Task task, Taxonomy taxonomy, BeforeCommit commits) {
    EventTopics events = new EventTopics(task.input());
    ResultTopics results = results(task);
    TopologySettings counting = new TopologySettings(BenchTopics.PARTITIONS, new Pace(TICK), StreamsClock.WALL, commits,
        new Suspects(), new StreamsMeters(new SimpleMeterRegistry()), Traces.OFF);
    return switch (task.trial()) {
      case VIEW_COUNTING -> ViewTopology.build(events, results, taxonomy, counting);
      case DSL -> DslCount.topology(events, results, new PostingReader(taxonomy));
      default -> PostingTopology.build(events, results, readings(task, taxonomy), counting);
    };
  }

  static ResultTopics results(Task task) {
    return new ResultTopics(task.output(), 1);
  }

  private static Readings readings(Task task, Taxonomy taxonomy) {
    PostingReader reader = new PostingReader(taxonomy);
    if (task.trial() != Trial.COUNTING_READ_BEFORE) {
      return new Readings(reader, taxonomy);
    }
    // Filled by the warming up, and by the first round of texts.
    return new Readings((content, stated) -> READ_BEFORE.computeIfAbsent(content.text(),
        text -> reader.read(content, stated)), taxonomy);
  }

  private static final Map<String, Reading> READ_BEFORE = new ConcurrentHashMap<>();
}
