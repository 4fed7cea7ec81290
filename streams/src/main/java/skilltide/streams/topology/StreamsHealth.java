package skilltide.streams.topology;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KafkaStreams;

/** Ready once both topologies run; down when one has died, whatever else still answers. */
@Singleton
@Readiness
final class StreamsHealth extends AbstractHealthIndicator<Map<String, String>> {
  private final StreamsRole streams;

  StreamsHealth(StreamsRole streams) {
    this.streams = streams;
  }

  @Override
  protected Map<String, String> getHealthInformation() {
    Map<String, KafkaStreams.State> states = streams.states();
    boolean up = !states.isEmpty() && states.values().stream().allMatch(state -> state == KafkaStreams.State.RUNNING);
    healthStatus = up ? HealthStatus.UP : HealthStatus.DOWN;
    Map<String, String> told = new TreeMap<>();
    states.forEach((name, state) -> told.put(name, state.name()));
    return told;
  }

  @Override
  protected String getName() {
    return "streams";
  }
}
