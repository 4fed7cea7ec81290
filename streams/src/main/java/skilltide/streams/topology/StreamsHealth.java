package skilltide.streams.topology;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Ready once views and the active counting of postings run; down when one has died or this instance has no part in the
 * active counting, whatever else still answers. A counting that is being built is told, no more.
 */
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
    healthStatus = streams.isRunning() ? HealthStatus.UP : HealthStatus.DOWN;
    Map<String, String> told = new TreeMap<>();
    states.forEach((name, state) -> told.put(name, state.name()));
    streams.countings().idle().ifPresent(why -> told.put("idle", why));
    return told;
  }

  @Override
  protected String getName() {
    return "streams";
  }
}
