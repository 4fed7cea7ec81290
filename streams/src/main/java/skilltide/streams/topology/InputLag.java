package skilltide.streams.topology;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/**
 * What waits on the topics that topologies count. Streams' consumers also read what stores are filled from, and meter a topic with a dot in
 * its name twice, the second time with {@code _} for it: neither is in it. Thread-safe.
 */
final class InputLag {
  private static final String LAG = "records-lag";
  private static final String TOPIC = "topic";

  private final Set<String> inputs = ConcurrentHashMap.newKeySet();

  /** Looks at what this topology counts from now on as well. */
  void of(Topology topology) {
    topology.describe().subtopologies().stream().flatMap(each -> each.nodes().stream())
        .filter(TopologyDescription.Source.class::isInstance).map(TopologyDescription.Source.class::cast)
        .forEach(source -> inputs.addAll(source.topicSet()));
  }

  /** Records still to be counted, as far as clients know of them. */
  double sum(Collection<? extends Metric> metered) {
    return metered.stream()
        .filter(metric -> metric.metricName().name().equals(LAG)
            && inputs.contains(metric.metricName().tags().getOrDefault(TOPIC, "")))
        .mapToDouble(Applications::value).sum();
  }
}
