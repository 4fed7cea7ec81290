package skilltide.dashboard.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What became of frames and viewers. Thread-safe. */
@Singleton
final class LiveMeters {
  private final MeterRegistry meters;
  private final Counter frames;
  private final Counter skipped;

  LiveMeters(MeterRegistry meters) {
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

  void closed(Closing why) {
    counter(why).increment();
  }

  private Counter counter(Closing why) {
    return Counter.builder("skilltide.live.closed").description("Viewers that were sent away")
        .tag("code", Integer.toString(why.code())).register(meters);
  }
}
