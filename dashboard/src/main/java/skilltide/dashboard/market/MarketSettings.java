package skilltide.dashboard.market;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How much of the market is metered; {@code skilltide.metrics.*}. Each skill is two series.
 *
 * @param skills how many of each kind over all, 0 or more
 * @param industrySkills how many of each kind in each industry, 0 or more
 * @param refresh how often it is looked what leads
 */
@ConfigurationProperties("skilltide.metrics")
record MarketSettings(@Bindable(defaultValue = "10") int skills, @Bindable(defaultValue = "2") int industrySkills,
    @Bindable(defaultValue = "10s") Duration refresh) {
  MarketSettings {
    if (skills < 0 || industrySkills < 0 || refresh.toMillis() < 1) {
      throw new IllegalArgumentException(
          "skilltide.metrics: skills, industry-skills must be 0 or more, refresh a millisecond or more");
    }
  }
}
