package skilltide.ingest.source.run;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import skilltide.ingest.event.PostingEvent;
import skilltide.ingest.replay.Timer;
import skilltide.ingest.source.SourceException;
import skilltide.ingest.source.SourceName;
import skilltide.ingest.source.web.Web;
import skilltide.ingest.source.web.WebSettings;

/** A source that is asked once, as if it had never been asked; what it shows is told, and goes nowhere. */
public final class SourceTrial {
  private SourceTrial() {}

  /**
   * Asks it.
   *
   * @param published takes what would be published, as soon as that is certain
   * @return what was found
   * @throws SourceException when it cannot be read; the message says why
   */
  public static SourceReport.Found run(SourceSettings settings, WebSettings patience, Timer timer,
      Consumer<PostingEvent> published) throws IOException, InterruptedException {
    RoundCount count = new RoundCount();
    Ledger ledger = new Ledger();
    try (Web web = new Web(patience);
        SpooledRound round = new SpooledRound(settings.name(), ledger, new Told(published), timer, count)) {
      settings.board().read(
          web.of(settings.name(), Web.budget(settings.name(), settings.requestsPerMinute()), round.position()),
          round);
      round.finish();
    }
    return count.found(ledger.open());
  }

  private record Told(Consumer<PostingEvent> published) implements Book {
    @Override
    public void write(SourceName source, List<Entry> entries, Standing standing) {
      entries.forEach(entry -> published.accept(entry.event()));
    }

    @Override
    public void forget(SourceName source, List<String> ids) {}

    @Override
    public void close() {}
  }
}
