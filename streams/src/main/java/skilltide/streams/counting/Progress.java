package skilltide.streams.counting;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a counting is that is being built.
 *
 * @param read records of {@code job-postings} that it has counted
 * @param of how many there are
 * @param left how long the rest takes at the pace of the last half minute; empty while nothing moves
 */
public record Progress(long read, long of, Optional<Duration> left) {}
