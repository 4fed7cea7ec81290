package skilltide.ingest.source.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.ingest.replay.Timer;
import skilltide.ingest.source.BoardKind;
import skilltide.ingest.source.SourceException;
import skilltide.ingest.source.Trouble;
import skilltide.ingest.source.web.Web;

/** Asks one source again and again. What fails is reported and tried again later; nothing that a source does ends the loop. */
final class SourceLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(SourceLoop.class);
  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final Duration LONGEST_REST = Duration.ofHours(6);
  private static final int DOUBLINGS = 10;

  private final SourceSettings settings;
  private final Ledger ledger;
  private final Book book;
  private final Web web;
  private final Web.Budget budget;
  private final Timer timer;
  private final SourceReports reports;
  private volatile boolean stopped;
  private int failures;
  private @Nullable Instant failingSince;
  private SourceReport.@Nullable Found last;

  SourceLoop(SourceSettings settings, Ledger ledger, Book book, Web web, Timer timer, SourceReports reports) {
    this.settings = settings;
    this.ledger = ledger;
    this.book = book;
    this.web = web;
    this.timer = timer;
    this.reports = reports;
    budget = Web.budget(settings.name(), settings.requestsPerMinute());
  }

  /** Until it is interrupted, or another instance has taken over. */
  @Override
  public void run() {
    try {
      Instant next = due();
      while (!stopped) {
        timer.waitUntil(next);
        next = once();
      }
    } catch (InterruptedException e) {
      LOG.debug("{} is no longer asked here", settings.name());
    } catch (FencedException e) {
      LOG.info("{} is asked by another instance now", settings.name());
    }
  }

  /** Ends the loop: to be followed by an interrupt of its thread. */
  void stop() {
    stopped = true;
  }

  /**
   * When it is first asked: whoever takes a source over goes on where the other one stood, and does not ask at once, nor before a board
   * that has said when (Retry-After) wants it.
   */
  Instant due() {
    Instant now = timer.now();
    Instant finished = ledger.standing().finished();
    Instant usual = finished == null ? now : finished.plus(settings.every());
    Instant rests = ledger.standing().rests();
    Instant next = rests != null && rests.isAfter(usual) ? rests : usual;
    if (next.isAfter(now)) {
      report(SourceReport.State.WAITING, next, null, null);
    }
    return next;
  }

  /**
   * One round.
   *
   * @return when the next one is due
   */
  Instant once() throws InterruptedException {
    report(SourceReport.State.ASKING, null, null, null);
    RoundCount count = new RoundCount();
    try (SpooledRound round = new SpooledRound(settings.name(), ledger, book, timer, count)) {
      settings.board().read(web.of(settings.name(), budget, round.position()), round);
      round.finish();
      last = count.found(ledger.open());
      failures = 0;
      failingSince = null;
      reports.round(settings.name(), last);
      Instant next = timer.now().plus(settings.every());
      report(SourceReport.State.WAITING, next, null, null);
      return next;
    } catch (SourceException e) {
      return failed(e.trouble(), String.valueOf(e.getMessage()), e.rest().orElse(Duration.ZERO));
    } catch (IOException e) {
      return failed(Trouble.UNREACHABLE, "An answer broke off: " + e.getMessage(), Duration.ZERO);
    } catch (FencedException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) { // a mistake of ours in reading what nobody foresaw: the source rests, the others go on
      LOG.error("{} could not be read", settings.name(), e);
      return failed(Trouble.SHAPE, "It could not be read; the log says why: " + e, Duration.ZERO);
    }
  }

  private Instant failed(Trouble trouble, String why, Duration wanted) throws InterruptedException {
    if (stopped) {
      throw new InterruptedException(); // reading ends with some failure when its thread is interrupted
    }
    Instant now = timer.now();
    if (failingSince == null) {
      failingSince = now;
      LOG.warn("{}: {}", settings.name(), why);
    }
    Standing before = ledger.standing();
    Instant doubted = before.doubted() == null ? now : before.doubted();
    // What is to be believed must have been so all the time.
    stand(new Standing(before.position(), before.finished(), trouble == Trouble.HELD_BACK ? doubted : null,
        wanted.isPositive() ? now.plus(wanted) : null));
    Duration rest = trouble == Trouble.HELD_BACK ? settings.every() : pause();
    failures++;
    Instant next = now.plus(rest.compareTo(wanted) > 0 ? rest : wanted);
    reports.failure(settings.name(), trouble);
    report(SourceReport.State.FAILING, next, trouble, why);
    return next;
  }

  private void stand(Standing standing) throws InterruptedException {
    if (standing.equals(ledger.standing())) {
      return;
    }
    try {
      book.write(settings.name(), List.of(), standing);
      ledger.stand(standing);
    } catch (SourceException e) {
      LOG.warn("{}: {}", settings.name(), e.getMessage()); // it is as it was: doubted from the next round on
    }
  }

  // Twice as long after each failure, and not all sources at the same time; never longer than usual, or some hours.
  private Duration pause() {
    Duration longest = settings.every().compareTo(LONGEST_REST) > 0 ? settings.every() : LONGEST_REST;
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures, DOUBLINGS));
    Duration bounded = rest.compareTo(longest) < 0 ? rest : longest;
    return bounded.multipliedBy(ThreadLocalRandom.current().nextLong(75, 126)).dividedBy(100);
  }

  private void report(SourceReport.State state, @Nullable Instant next, @Nullable Trouble trouble,
      @Nullable String why) {
    String attribution = BoardKind.named(settings.name().board()).attribution();
    reports.tell(new SourceReport(settings.name().toString(), state, ledger.standing().finished(), next,
        trouble == null ? null : trouble.label(), why, failingSince, ledger.open(), last,
        attribution.isEmpty() ? null : attribution));
  }
}
