package skilltide.dashboard.query;

import java.time.Duration;
import java.util.Optional;

/**
 * How fresh the figures are.
 *
 * @param newestAge how long ago the newest event of a posting was received; empty while there is none
 * @param lag how old the event that came last was when it reached the figures; empty until one came live
 */
public record Freshness(Optional<Duration> newestAge, Optional<Duration> lag) {
  public static final Freshness UNKNOWN = new Freshness(Optional.empty(), Optional.empty());
}
