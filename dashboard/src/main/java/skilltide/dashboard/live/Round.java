package skilltide.dashboard.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import skilltide.ingest.trace.Doing;
import skilltide.ingest.trace.Step;
import skilltide.ingest.trace.Traces;

/** A round of frames, until it is closed, and what those may be the first to show. For one thread. */
final class Round implements AutoCloseable {
  /** Outside of any, when frames show nothing new. */
  static final Round NONE = new Round(Optional.empty(), Traces.OFF, Step.NONE);

  private final Optional<Instant> received;
  private final Traces traces;
  private final Step step;
  private int frames;

  /** @param step of the whole round */
  Round(Optional<Instant> received, Traces traces, Step step) {
    this.received = received;
    this.traces = traces;
    this.step = step;
  }

  /** When the oldest event was received that came since the round before; empty when none did. */
  Optional<Instant> received() {
    return received;
  }

  /** A frame goes to an event loop; the first few of a round are followed. */
  Step sends(Place frame) {
    if (step.origin().isEmpty() || frames++ >= Traces.MOST) {
      return Step.NONE;
    }
    return traces.begin(Doing.here("send frame"), List.of(step.origin().get())).tag("skilltide.frame",
        frame.toString());
  }

  @Override
  public void close() {
    step.tag("skilltide.frames", frames).close();
  }
}
