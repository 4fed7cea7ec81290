package skilltide.streams.topology;

import static skilltide.streams.topology.CountingTopology.WRITE;

import org.apache.kafka.streams.Topology;
import skilltide.ingest.event.EventTopics;
import skilltide.streams.result.ResultTopics;

/**
 * {@code job-postings} → count postings → rows of {@code skill-counts}, {@code posting-readings}, {@code posting-states},
 * {@code posting-marks}; {@code posting-marks} → count marks → rows of {@code skill-counts}, {@code posting-reposts}.
 * Each task counts its own partition alone; only marks travel.
 */
final class PostingTopology {
  private PostingTopology() {}

  static Topology build(EventTopics events, ResultTopics results, Readings readings,
      TopologySettings settings) {
    Topology topology = new Topology();
    new CountingTopology(topology, results, settings)
        .add("postings", events.jobPostings(), results.skillCounts(),
            () -> new PostingCounter(readings, new Examiner(settings.partitions()), settings.clock(),
                settings.traces()),
            PostingCounter.stores())
        .add("marks", results.postingMarks(), results.skillCounts(),
            () -> new MarkCounter(new Examiner(settings.partitions()), settings.traces()), MarkCounter.stores());
    return topology
        .addSink(PostingNews.READINGS_SINK, results.postingReadings(), WRITE, WRITE, "count-postings")
        .addSink(PostingNews.STANDINGS_SINK, results.postingStates(), WRITE, WRITE, "count-postings")
        .addSink(PostingNews.MARKS_SINK, results.postingMarks(), WRITE, WRITE, "count-postings")
        .addSink(MarkCounter.REPOSTS_SINK, results.postingReposts(), WRITE, WRITE, "count-marks");
  }
}
