package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import skilltide.streams.result.ResultTopics;
import skilltide.streams.result.RowKey;

/** What both topologies share: one source, one counter, rows and rejected records out; every step named. */
final class CountingTopology {
  private static final ByteArraySerializer WRITE = new ByteArraySerializer();
  private static final ByteArrayDeserializer READ = new ByteArrayDeserializer();

  private CountingTopology() {}

  static Topology of(String source, String topic, String counter,
      ProcessorSupplier<byte[], byte[], byte[], byte[]> supplier, String rows, ResultTopics results) {
    Topology topology = new Topology()
        .addSource(source, READ, READ, topic)
        .addProcessor(counter, supplier, source)
        .addSink(CountedRows.SINK, rows, WRITE, WRITE, intoInputPartition(), counter)
        .addSink(PostingCounter.REJECTED_SINK, results.rejectedEvents(), WRITE, WRITE, counter);
    CountedRows.stores().forEach(store -> topology.addStateStore(store, counter));
    return topology;
  }

  /** A row lies in the partition of the same number that it counts, so that one writer's rows stay in order. */
  private static StreamPartitioner<byte[], byte[]> intoInputPartition() {
    return (topic, key, value, partitions) -> Optional.of(Set.of(RowKey.parse(new String(key, UTF_8)).partition()));
  }
}
