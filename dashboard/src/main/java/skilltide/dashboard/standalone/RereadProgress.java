package skilltide.dashboard.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Help.Ansi;

/** Tells the terminal how reading again goes: a bar, where it is one. */
final class RereadProgress implements AutoCloseable {
  private final Optional<ProgressBar> bar;

  RereadProgress() {
    bar = Ansi.AUTO.enabled()
        ? Optional.of(new ProgressBarBuilder().setTaskName("Reading again").setInitialMax(1).hideEta()
            .setUpdateIntervalMillis(200).build())
        : Optional.empty();
  }

  /** @param progress as {@code /api/v1/countings} has it; may be missing */
  void show(JsonNode progress) {
    if (!progress.isMissingNode()) {
      bar.ifPresent(shown -> shown.maxHint(progress.path("of").asLong()).stepTo(progress.path("read").asLong())
          .setExtraMessage(left(progress)));
    }
  }

  /** The same in words. */
  static String words(JsonNode progress) {
    long of = progress.path("of").asLong();
    long read = progress.path("read").asLong();
    return "%,d of %,d read (%d %%)%s".formatted(read, of, of == 0 ? 100 : 100 * read / of,
        progress.has("leftSeconds") ? ", " + left(progress) : "");
  }

  private static String left(JsonNode progress) {
    return progress.has("leftSeconds") ? "about %,.0f s left".formatted(progress.path("leftSeconds").asDouble()) : "";
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
