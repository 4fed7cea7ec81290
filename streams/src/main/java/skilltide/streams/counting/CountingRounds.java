package skilltide.streams.counting;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.result.Counting;
import skilltide.streams.result.ResultTopics;

/**
 * What an instance does about the countings, round by round on a thread of its own: it joins, runs those that are its
 * own, puts the one that has caught up in the active one's place, and removes what retired ones leave.
 */
public final class CountingRounds {
  private static final Logger LOG = LoggerFactory.getLogger(CountingRounds.class);
  private static final Duration STOP = Duration.ofSeconds(2);

  private final KafkaSettings kafka;
  private final CountingInstance instance;
  private final CountingLog log;
  private final Consumer<List<Counting>> runner;
  private CountDownLatch stopping = new CountDownLatch(0);
  private volatile Countings known = Countings.NONE;
  private volatile Optional<Progress> progress = Optional.empty();
  private @Nullable Thread thread;
  private @Nullable CatchingUp catchingUp;
  private final Set<Integer> made = new HashSet<>();
  private final Set<Integer> removed = new HashSet<>();
  private String told = "";

  /** @param runner is told in every round which countings are to run here: these and no others */
  public CountingRounds(KafkaSettings kafka, CountingInstance instance, Consumer<List<Counting>> runner) {
    this.kafka = kafka;
    this.instance = instance;
    this.runner = runner;
    log = new CountingLog(kafka);
  }

  /** Begins; returns at once. */
  public synchronized void start() {
    CountDownLatch stop = new CountDownLatch(1);
    stopping = stop;
    thread = Thread.ofPlatform().daemon().name("countings").start(() -> run(stop));
  }

  /** Ends, and forgets what is known: the next start joins anew. */
  public synchronized void stop() {
    stopping.countDown();
    Thread ending = thread;
    if (ending == null) {
      return;
    }
    ending.interrupt();
    try {
      if (!ending.join(STOP)) {
        LOG.warn("Looking after the countings did not end within {} s", STOP.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread = null;
    log.close();
    known = Countings.NONE;
    progress = Optional.empty();
    catchingUp = null;
    made.clear();
    removed.clear();
  }

  /** All countings, as of the last round. */
  public Countings known() {
    return known;
  }

  /** How far the one is that is being built; empty when there is none, or nobody has looked yet. */
  public Optional<Progress> progress() {
    return progress;
  }

  /** Why this instance counts no postings, and what to do; empty when it does. */
  public Optional<String> idle() {
    Countings now = known;
    return now.active().filter(active -> now.toRun(instance.taxonomy()).isEmpty())
        .map(
            active -> "counting %d reads by a newer taxonomy (%s, here %s): upgrade this instance, or run ./skilltide reread --to it to go back to its own"
                .formatted(active.number(), active.taxonomy(), instance.taxonomy()));
  }

  /**
   * Has all postings read again, by this instance's taxonomy.
   *
   * @return the new counting
   * @throws RefusedException when it cannot be now
   * @throws KafkaException when Kafka does not answer
   */
  public Counting begin() throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      PostingLog postings = new PostingLog(kafka, admin);
      Joining asking = joining(postings);
      Countings changed = log.change(all -> all.asked(asking,
          all.building().map(each -> topics(each).postingsApplication()).map(postings::isRead).orElse(false)));
      return changed.building().orElseThrow();
    }
  }

  private void run(CountDownLatch stop) {
    boolean joined = false;
    try (Admin admin = admin()) {
      while (stop.getCount() > 0) {
        try {
          if (!joined) {
            Joining joining = joining(new PostingLog(kafka, admin));
            log.change(all -> all.joined(joining));
            joined = true;
          }
          round(admin);
        } catch (InterruptException e) {
          throw e;
        } catch (ExecutionException | KafkaException e) {
          tell("The countings cannot be looked after; trying on. " + e);
        } catch (RuntimeException | Error e) { // without it nothing would be switched, retired or begun any more
          LOG.error("Looking after the countings failed; trying again", e);
        }
        if (stop.await(instance.check().toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("Stopped in the middle of a round", e);
    }
  }

  private void round(Admin admin) throws ExecutionException, InterruptedException {
    Countings now = log.read();
    known = now;
    List<Counting> own = now.toRun(instance.taxonomy());
    for (Counting counting : now.all()) {
      if (!counting.is(Counting.State.RETIRED) && !made.contains(counting.number())) {
        CountingTopics.make(admin, topics(counting), instance.partitions());
        made.add(counting.number());
      }
    }
    runner.accept(own);
    tell(idle().map(why -> "Idle: " + why).orElse(""));
    Optional<Counting> building = now.building();
    if (building.isPresent()) {
      build(admin, building.get());
    } else {
      progress = Optional.empty();
      catchingUp = null;
    }
    Instant removable = Instant.now().minus(instance.grace());
    for (Counting retired : now.retired()) {
      if (retired.since().isBefore(removable) && !removed.contains(retired.number())
          && new Removal(admin, instance.stateDir()).remove(topics(retired))) {
        removed.add(retired.number());
      }
    }
  }

  private void build(Admin admin, Counting building) throws ExecutionException, InterruptedException {
    CatchingUp watched = catchingUp;
    if (watched == null || watched.number() != building.number()) {
      watched = new CatchingUp(kafka, admin, topics(building));
      catchingUp = watched;
    }
    boolean caughtUp = watched.check(Instant.now());
    progress = Optional.of(watched.progress());
    if (caughtUp) {
      known = log.change(all -> all.finished(building.number(), Instant.now()));
    }
  }

  private Joining joining(PostingLog postings) throws ExecutionException, InterruptedException {
    return new Joining(instance.taxonomy(), instance.program(), Instant.now(), instance.alone(), postings.isTrimmed());
  }

  private ResultTopics topics(Counting counting) {
    return new ResultTopics(kafka.topicPrefix(), counting.number());
  }

  // Once, not every round.
  private void tell(String what) {
    if (!what.equals(told) && !what.isEmpty()) {
      LOG.warn(what);
    }
    told = what;
  }

  private Admin admin() {
    return Admin.create(kafka.client(Map.of(AdminClientConfig.CLIENT_ID_CONFIG, "skilltide-countings",
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000, AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000)));
  }
}
