package skilltide.streams.topology;

import org.apache.kafka.streams.Topology;
import skilltide.ingest.event.EventTopics;
import skilltide.streams.result.ResultTopics;
import skilltide.streams.taxonomy.Taxonomy;

/** {@code glossary-views} → count views → rows of {@code view-counts}, {@code rejected-events}. */
final class ViewTopology {
  private ViewTopology() {}

  static Topology build(EventTopics events, ResultTopics results, Taxonomy taxonomy,
      TopologySettings settings) {
    Topology topology = new Topology();
    new CountingTopology(topology, results, settings).add("views", events.glossaryViews(), results.viewCounts(),
        () -> new ViewCounter(taxonomy, new Examiner(settings.partitions()), settings.clock()), ViewCounter.stores());
    return topology;
  }
}
