package skilltide.streams.topology;

import org.apache.kafka.streams.Topology;
import skilltide.ingest.event.EventTopics;
import skilltide.streams.result.ResultTopics;
import skilltide.streams.taxonomy.Taxonomy;

/** {@code glossary-views} → count views → rows of {@code skill-counts}, {@code rejected-events}. */
final class ViewTopology {
  private ViewTopology() {}

  static Topology build(EventTopics events, ResultTopics results, Taxonomy taxonomy, Counting counting) {
    Topology topology = new Topology();
    new CountingTopology(topology, results, counting).add("views", events.glossaryViews(), results.skillCounts(),
        () -> new ViewCounter(taxonomy, new Examiner(counting.partitions()), counting.clock()), ViewCounter.stores());
    return topology;
  }
}
