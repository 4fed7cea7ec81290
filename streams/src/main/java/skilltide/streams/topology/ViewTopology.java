package skilltide.streams.topology;

import java.time.Duration;
import org.apache.kafka.streams.Topology;
import skilltide.ingest.event.EventTopics;
import skilltide.streams.result.ResultTopics;
import skilltide.streams.taxonomy.Taxonomy;

/** {@code glossary-views} → count views → rows of {@code view-counts}, {@code rejected-events}. */
public final class ViewTopology {
  private ViewTopology() {}

  /**
   * @param tick how long changed rows are gathered before they are published
   */
  public static Topology build(EventTopics events, ResultTopics results, int partitions, Duration tick,
      Taxonomy taxonomy, StreamsMeters meters) {
    return CountingTopology.of("read-views", events.glossaryViews(), "count-views",
        () -> new ViewCounter(taxonomy, new Examiner(partitions), tick, meters), results.viewCounts(), results);
  }
}
