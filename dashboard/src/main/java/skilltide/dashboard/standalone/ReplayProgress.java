package skilltide.dashboard.standalone;

import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Help.Ansi;
import skilltide.ingest.replay.Place;
import skilltide.ingest.replay.ReplayListener;
import skilltide.ingest.replay.ReplayReport;

/** Tells the terminal how a replay goes: a bar, where it is one, and what was not taken, by its place. */
final class ReplayProgress implements ReplayListener, AutoCloseable {
  private static final int MOST_TOLD = 20;

  private final PrintWriter err;
  private final Optional<ProgressBar> bar;
  private long refused;

  /** @param bytes of all files */
  ReplayProgress(long bytes, PrintWriter err) {
    this.err = err;
    bar = Ansi.AUTO.enabled()
        ? Optional.of(new ProgressBarBuilder().setTaskName("Sending").setInitialMax(bytes).setUnit(" MB", 1 << 20)
            .setUpdateIntervalMillis(200).build())
        : Optional.empty();
  }

  @Override
  public void acknowledged(ReplayReport sofar, long bytesRead) {
    bar.ifPresent(shown -> shown.stepTo(bytesRead).setExtraMessage("%,d taken".formatted(sofar.accepted())));
  }

  @Override
  public void refused(Place place, String reason) {
    refused++;
    if (refused <= MOST_TOLD) {
      err.println(place + ": " + reason);
    }
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
    if (refused > MOST_TOLD) {
      err.println("… and %,d more that were not taken.".formatted(refused - MOST_TOLD));
    }
    err.flush();
  }
}
