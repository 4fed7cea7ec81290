package skilltide.dashboard.feed;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** Ready once the cube has caught up; an outage of Kafka later on is told, but what was read can still be asked. */
@Singleton
@Readiness
final class FeedHealth extends AbstractHealthIndicator<Map<String, Object>> {
  private final Feed feed;

  FeedHealth(Feed feed) {
    this.feed = feed;
  }

  @Override
  protected Map<String, Object> getHealthInformation() {
    FeedState state = feed.state();
    healthStatus = state.caughtUp() ? HealthStatus.UP : HealthStatus.DOWN;
    Map<String, Object> told = new TreeMap<>(Map.of("behind", state.behind()));
    state.trouble().ifPresent(trouble -> told.put("trouble", trouble));
    return told;
  }

  @Override
  protected String getName() {
    return "cube";
  }
}
