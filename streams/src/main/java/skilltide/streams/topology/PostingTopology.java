package skilltide.streams.topology;

import java.time.Duration;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import skilltide.ingest.event.EventTopics;
import skilltide.streams.result.ResultTopics;

/**
 * {@code job-postings} → count postings → rows of {@code skill-counts}, {@code posting-readings},
 * {@code rejected-events}. Nothing is repartitioned: each task counts its own partition alone.
 */
public final class PostingTopology {
  private PostingTopology() {}

  /**
   * @param tick how long changed rows are gathered before they are published
   */
  public static Topology build(EventTopics events, ResultTopics results, int partitions, Duration tick,
      Readings readings, StreamsMeters meters) {
    Topology topology = CountingTopology.of("read-postings", events.jobPostings(), "count-postings",
        () -> new PostingCounter(readings, new Examiner(partitions), tick, meters), results.skillCounts(), results);
    PostingCounter.stores().forEach(store -> topology.addStateStore(store, "count-postings"));
    return topology.addSink(PostingCounter.READINGS_SINK, results.postingReadings(), new ByteArraySerializer(),
        new ByteArraySerializer(), "count-postings");
  }
}
