package skilltide.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.internals.FetchMetricsRegistry;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InputLagTest {
  private static final FetchMetricsRegistry KAFKA = new FetchMetricsRegistry();

  private final Metrics metrics = new Metrics();
  private final List<KafkaMetric> metered = new ArrayList<>();
  private final InputLag lag = new InputLag();

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void eventsOfAllTopologiesThatWaitAreAddedUp() {
    lag.of(new Topology().addSource("postings", "job-postings").addSource("marks", "posting-marks-v1"));
    lag.of(new Topology().addSource("views", "glossary-views"));
    waiting("job-postings", 0, 3);
    waiting("job-postings", 1, 4);
    waiting("posting-marks-v1", 0, 20);
    waiting("glossary-views", 0, 100);

    assertThat(lag.sum(metered)).isEqualTo(127);
  }

  @Test
  void whatStoresAreFilledFromIsNoEvent() {
    lag.of(new Topology().addSource("postings", "job-postings"));
    waiting("job-postings", 0, 3);
    waiting("skilltide-postings-v1-postings-by-id-changelog", 0, 1_000);

    assertThat(lag.sum(metered)).isEqualTo(3);
  }

  @Test
  void topicWithADotInItsNameCountsOnce() {
    lag.of(new Topology().addSource("postings", "team.job-postings"));
    waiting("team.job-postings", 0, 3);
    waiting("team_job-postings", 0, 3); // as Kafka 4 meters it again for those who know the former name

    assertThat(lag.sum(metered)).isEqualTo(3);
  }

  @Test
  void lagThatIsNotKnownYetIsNone() {
    lag.of(new Topology().addSource("postings", "job-postings"));
    waiting("job-postings", 0, Double.NaN);
    waiting("job-postings", 1, 2);

    assertThat(lag.sum(metered)).isEqualTo(2);
  }

  /** As consumers meter it, by Kafka's own names, which take no other tags. */
  private void waiting(String topic, int partition, double records) {
    MetricName name = metrics.metricInstance(KAFKA.partitionRecordsLag,
        Map.of("topic", topic, "partition", Integer.toString(partition)));
    metrics.addMetric(name, (config, now) -> records);
    metered.add(metrics.metric(name));
  }
}
