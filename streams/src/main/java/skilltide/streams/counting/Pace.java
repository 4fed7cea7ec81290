package skilltide.streams.counting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast something is done, by what was done in the last half minute. For one thread. */
final class Pace {
  private static final Duration WINDOW = Duration.ofSeconds(30);

  private record Sample(Instant at, long done) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  /** Takes note of how much is done by now. */
  void note(Instant now, long done) {
    samples.addLast(new Sample(now, done));
    while (samples.size() > 2 && samples.getFirst().at.isBefore(now.minus(WINDOW))) {
      samples.removeFirst();
    }
  }

  /** How long the rest takes at this pace; empty when nothing moves, or too little is known. */
  Optional<Duration> left(long rest) {
    if (samples.size() < 2) {
      return Optional.empty();
    }
    long done = samples.getLast().done - samples.getFirst().done;
    long nanos = Duration.between(samples.getFirst().at, samples.getLast().at).toNanos();
    if (done <= 0 || nanos <= 0) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofNanos((long) ((double) nanos * rest / done)));
  }
}
