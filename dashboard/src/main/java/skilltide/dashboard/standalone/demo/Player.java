package skilltide.dashboard.standalone.demo;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.standalone.DemoPlayer;
import skilltide.dashboard.standalone.World;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.TermViewed;
import skilltide.ingest.publish.PostingPublisher;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * Plays the demo: the first two years at once, then a month in about four seconds, a rest at the end, and from the start
 * again, wiped. It goes through the same publisher and topics as everything else.
 */
@Singleton
@Requires(property = "skilltide.demo", value = "true")
final class Player implements DemoPlayer {
  private static final Logger LOG = LoggerFactory.getLogger(Player.class);
  private static final int MONTHS_AT_ONCE = 24;
  private static final int STEPS_A_MONTH = 40;
  private static final DateTimeFormatter MONTH_NAME = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  private final PostingPublisher publisher;
  private final World world;
  private final Duration month;
  private final Duration rest;
  private final DemoFigures figures = DemoFigures.bundled();
  private final PostingWriter postings;
  private final ViewWriter views;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CompletableFuture<Void> stopping = new CompletableFuture<>();
  private @Nullable Thread playing;

  Player(PostingPublisher publisher, World world, Taxonomy taxonomy,
      @Property(name = "skilltide.demo-seed") long seed,
      @Property(name = "skilltide.demo-month") Duration month, @Property(name = "skilltide.demo-rest") Duration rest) {
    this.publisher = publisher;
    this.world = world;
    this.month = month;
    this.rest = rest;
    postings = new PostingWriter(figures,
        taxonomy.skills().stream().collect(Collectors.toMap(Skill::id, Skill::name)), seed);
    views = new ViewWriter(figures, seed);
  }

  @Override
  public synchronized void start() {
    playing = Thread.ofPlatform().name("demo").start(this::play);
  }

  @Override
  public String showing() {
    List<YearMonth> months = figures.months();
    return "made-up postings that follow the real months from %s to %s, a month every %d seconds"
        .formatted(MONTH_NAME.format(months.getFirst()), MONTH_NAME.format(months.getLast()), month.toSeconds());
  }

  @Override
  public synchronized void close() {
    stopped.countDown();
    stopping.complete(null);
    if (playing != null) {
      try {
        playing.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void play() {
    try {
      do {
        playOnceOrTell();
      } while (!rest(rest) && beginAgain());
    } catch (RuntimeException e) {
      if (stopped.getCount() > 0) {
        LOG.error("The demo cannot begin again; what it shows stays. Start it anew to see the rest.", e);
      }
    }
  }

  private void playOnceOrTell() {
    try {
      playOnce();
    } catch (CompletionException e) {
      if (stopped.getCount() > 0) {
        LOG.warn("The demo is cut short, Kafka did not take its postings; it begins again in {} s", rest.toSeconds(),
            e);
      }
    }
  }

  private void playOnce() {
    List<CompletableFuture<Void>> history = new ArrayList<>();
    for (int number = 0; number < MONTHS_AT_ONCE && stopped.getCount() > 0; number++) {
      events(number).forEach(event -> history.add(event.publish().get()));
    }
    await(history);
    for (int number = MONTHS_AT_ONCE; number < figures.months().size() && stopped.getCount() > 0; number++) {
      if (playMonth(number)) {
        return;
      }
    }
  }

  /** Plays one month, evenly over its days; true when the player was stopped meanwhile. */
  private boolean playMonth(int number) {
    List<Event> events = events(number);
    List<CompletableFuture<Void>> published = new ArrayList<>();
    for (int step = 0; step < STEPS_A_MONTH; step++) {
      int from = events.size() * step / STEPS_A_MONTH;
      int to = events.size() * (step + 1) / STEPS_A_MONTH;
      events.subList(from, to).forEach(event -> published.add(event.publish().get()));
      if (rest(month.dividedBy(STEPS_A_MONTH))) {
        return true;
      }
    }
    await(published);
    return false;
  }

  private List<Event> events(int number) {
    List<Event> events = new ArrayList<>();
    for (JobPosted posting : postings.month(number)) {
      events.add(new Event(posting.received(), () -> publisher.publish(posting)));
    }
    for (TermViewed view : views.month(number)) {
      events.add(new Event(view.viewed(), () -> publisher.publish(view)));
    }
    events.sort(Comparator.comparing(Event::time));
    return events;
  }

  private boolean beginAgain() {
    world.beginAgain();
    return stopped.getCount() > 0;
  }

  /** Waits until Kafka has all of it, or the player is stopped. */
  private void await(List<CompletableFuture<Void>> published) {
    CompletableFuture.anyOf(stopping, CompletableFuture.allOf(published.toArray(CompletableFuture[]::new))).join();
  }

  /** Waits; true when the player is stopped meanwhile. */
  private boolean rest(Duration time) {
    try {
      return stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private record Event(Instant time, Supplier<CompletableFuture<Void>> publish) {}
}
