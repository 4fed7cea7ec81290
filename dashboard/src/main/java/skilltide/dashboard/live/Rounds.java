package skilltide.dashboard.live;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import skilltide.dashboard.query.Arrivals;
import skilltide.ingest.trace.Doing;
import skilltide.ingest.trace.Gathered;
import skilltide.ingest.trace.Origin;
import skilltide.ingest.trace.Traces;

/** Begins rounds of frames, each with what has come since the one before. For one thread. */
@Singleton
final class Rounds {
  private final Arrivals arrivals;
  private final Gathered unshown;
  private final Traces traces;

  /** @param unshown what is followed and nobody was shown yet */
  Rounds(Arrivals arrivals, Gathered unshown, Optional<Traces> traces) {
    this.arrivals = arrivals;
    this.unshown = unshown;
    this.traces = traces.orElse(Traces.OFF);
  }

  Round begin() {
    Optional<Instant> received = arrivals.oldest();
    List<Origin> followed = unshown.take();
    return new Round(received, traces, traces.begin(Doing.here("push frames"), followed));
  }
}
