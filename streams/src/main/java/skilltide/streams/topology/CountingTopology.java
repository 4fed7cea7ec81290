package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.StoreBuilder;
import skilltide.streams.result.ResultTopics;
import skilltide.streams.result.RowKey;
import skilltide.streams.topology.CountingProcessor.Sinks;

/** What all countings share: one source, one counter, rows and rejected records out; every step named. */
final class CountingTopology {
  static final ByteArraySerializer WRITE = new ByteArraySerializer();
  private static final ByteArrayDeserializer READ = new ByteArrayDeserializer();

  private final Topology topology;
  private final ResultTopics results;
  private final TopologySettings settings;

  CountingTopology(Topology topology, ResultTopics results, TopologySettings settings) {
    this.topology = topology;
    this.results = results;
    this.settings = settings;
  }

  /**
   * Adds a counting.
   *
   * @param what is counted, as its steps are named
   * @param topic where that comes from
   * @param rows the topic of its rows
   */
  CountingTopology add(String what, String topic, String rows, Supplier<Counter> counter, Set<StoreBuilder<?>> stores) {
    Sinks sinks = new Sinks("publish-rows-of-" + what, "reject-" + what, rows);
    topology.addSource("read-" + what, READ, READ, topic)
        .addProcessor("count-" + what, () -> new CountingProcessor(counter.get(), settings, sinks),
            "read-" + what)
        .addSink(sinks.rows(), rows, WRITE, WRITE, intoInputPartition(), "count-" + what)
        .addSink(sinks.rejected(), results.rejectedEvents(), WRITE, WRITE, "count-" + what);
    stores.forEach(store -> topology.addStateStore(store, "count-" + what));
    return this;
  }

  /** A row lies in the partition of the same number that it counts, so that one writer's rows stay in order. */
  private static StreamPartitioner<byte[], byte[]> intoInputPartition() {
    return (topic, key, value, partitions) -> Optional
        .of(Set.of(RowKey.parse(new String(key, UTF_8)).partition()));
  }
}
