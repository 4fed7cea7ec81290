package skilltide.dashboard.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;

/** What became of frames and viewers. Thread-safe. */
@Singleton
final class LiveMeters {
  /** Around what is promised (a tenth of a second to half of one), and far above, for what goes wrong. */
  private static final Duration[] BOUNDS = LongStream
      .of(25, 50, 75, 100, 150, 250, 500, 1_000, 2_500, 5_000, 15_000, 60_000).mapToObj(Duration::ofMillis)
      .toArray(Duration[]::new);

  private final MeterRegistry meters;
  private final Counter frames;
  private final Counter skipped;
  private final Timer latency;
  private final Clock clock;

  LiveMeters(MeterRegistry meters, Clock clock) {
    this.clock = clock;
    latency = Timer.builder("skilltide.live.latency")
        .description("From the time that Kafka has of an event to the frame that shows it, once a frame and event loop")
        .serviceLevelObjectives(BOUNDS).register(meters);
    frames = Counter.builder("skilltide.live.frames").description("Frames sent to viewers").register(meters);
    skipped = Counter.builder("skilltide.live.skipped")
        .description("Frames that a viewer was too slow to take; newer ones make up for them").register(meters);
    this.meters = meters;
    for (Closing why : Closing.values()) {
      counter(why); // none yet is told as well
    }
  }

  void sent(int count) {
    frames.increment(count);
  }

  void skipped(int count) {
    skipped.increment(count);
  }

  /** @param received when the oldest event was received that the frame may be the first to show */
  void shown(Instant received) {
    Duration took = Duration.between(received, clock.instant());
    latency.record(took.isNegative() ? Duration.ZERO : took); // clocks of two machines
  }

  void closed(Closing why) {
    counter(why).increment();
  }

  private Counter counter(Closing why) {
    return Counter.builder("skilltide.live.closed").description("Viewers that were sent away")
        .tag("code", Integer.toString(why.code())).register(meters);
  }
}
