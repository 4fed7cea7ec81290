package skilltide.streams.topology;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the streams role runs; {@code skilltide.streams.*}.
 *
 * @param stateDir where the stores lie
 * @param threads for postings; views have one of their own
 * @param tick how long changed rows are gathered before they are published
 * @param check how often the instance looks which countings there are and how far they are
 * @param grace how long what a retired counting wrote stays, for dashboards to have left it
 * @param away how long the partitions of an instance that was stopped in order wait for it, up to a day; zero for not at all,
 *     and where it is alone: nobody else could take them over
 * @param alone whether no other instance can reach this Kafka
 */
@ConfigurationProperties("skilltide.streams")
public record StreamsSettings(Path stateDir, @Bindable(defaultValue = "1") int threads,
    @Bindable(defaultValue = "100ms") Duration tick, @Bindable(defaultValue = "1s") Duration check,
    @Bindable(defaultValue = "60s") Duration grace, @Bindable(defaultValue = "0s") Duration away,
    @Bindable(defaultValue = "false") boolean alone) {
  private static final Duration LONGEST_AWAY = Duration.ofDays(1);

  /** @throws ConfigurationException when no instance can be waited for so long */
  public StreamsSettings {
    if (away.isNegative() || away.compareTo(LONGEST_AWAY) > 0) {
      throw new ConfigurationException(
          "SKILLTIDE_STREAMS_AWAY (skilltide.streams.away) must be from 0s to 24h, as 60s, not %d s: how long a restart may take"
              .formatted(away.toSeconds()));
    }
    away = alone ? Duration.ZERO : away;
  }
}
