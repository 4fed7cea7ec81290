package skilltide.ingest.source.run;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.ingest.replay.Timer;
import skilltide.ingest.source.web.Web;

/** The sources whose states lie in one partition that this instance owns. For the thread that owns it. */
final class OwnedPartition implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnedPartition.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, SourceSettings> sources = new HashMap<>();
  private final Map<String, Ledger> ledgers = new HashMap<>();
  private final KafkaBook book;
  private final List<SourceLoop> loops = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private boolean started;

  OwnedPartition(List<SourceSettings> sources, KafkaBook book) {
    for (SourceSettings source : sources) {
      this.sources.put(source.name().toString(), source);
      ledgers.put(source.name().toString(), new Ledger());
    }
    this.book = book;
  }

  /** Ends what an owner before has under way, so that all there is can be read. */
  void takeOver() {
    book.takeOver();
  }

  /** A record of the partition; those of sources that are no longer asked are kept for the day when they are again. */
  void apply(byte[] key, byte @Nullable [] value) {
    StateKey about = StateKey.read(key);
    Ledger ledger = ledgers.get(about.source());
    if (ledger == null || started) {
      return; // what is written from now on, this instance writes
    }
    try {
      if (!about.posting().isEmpty()) {
        if (value == null) {
          ledger.remove(about.posting());
        } else {
          ledger.put(about.posting(), StateJson.read(value, Known.class));
        }
      } else if (value != null) {
        ledger.stand(StateJson.read(value, Standing.class));
      }
    } catch (UncheckedIOException e) { // as good as not known: the posting is published once more, which is harmless
      LOG.error("What is known of {} cannot be read: {}", about, e.getMessage());
    }
  }

  boolean isStarted() {
    return started;
  }

  /** Whether another instance has taken over without this one being told: it must ask the group again. */
  boolean isLost() {
    return started && book.isEnded();
  }

  /** All that there is was read: the sources are asked from now on, each in a thread of its own. */
  void start(Web web, Timer timer, SourceReports reports) {
    started = true;
    sources.forEach((name, settings) -> {
      Ledger ledger = ledgers.getOrDefault(name, new Ledger());
      SourceLoop loop = new SourceLoop(settings, ledger, book, web, timer, reports);
      loops.add(loop);
      threads.add(Thread.ofVirtual().name("source-" + name).start(loop));
    });
  }

  /** Returns when none of the sources is asked here any more. */
  @Override
  public void close() {
    loops.forEach(SourceLoop::stop);
    threads.forEach(Thread::interrupt);
    try {
      Instant end = Instant.now().plus(PATIENCE);
      for (Thread thread : threads) {
        Duration left = Duration.between(Instant.now(), end);
        if (!thread.join(left.isPositive() ? left : Duration.ZERO)) {
          LOG.warn("{} does not stop; what it writes is refused once another instance has taken over",
              thread.getName());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    book.close();
  }
}
