package skilltide.streams.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import skilltide.ingest.trace.Traces;

/** Topologies without Kafka, with what they are usually set to. */
final class Driven {
  private Driven() {}

  /** @param state a folder for its stores */
  static TopologyTestDriver topology(Topology topology, Path state, Instant now) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    return new TopologyTestDriver(topology, properties, now);
  }

  static TopologySettings settings(int partitions, Traces traces) {
    return new TopologySettings(partitions, new Pace(Duration.ofMillis(100)), StreamsClock.WALL, new BeforeCommit(),
        new Suspects(), new StreamsMeters(new SimpleMeterRegistry()), traces);
  }
}
