package skilltide.dashboard.live;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.query.Judging;
import skilltide.dashboard.query.View;
import skilltide.dashboard.readings.Readings;

/**
 * The one thread that owns the streams, and one beside it that asks the readings. The first change after quiet goes out at
 * once, later ones by the tick.
 */
@Context
final class Broadcast {
  private static final Logger log = LoggerFactory.getLogger(Broadcast.class);
  /** The thread that asks the readings. */
  static final String ASKING = "live-readings";
  /** How often it is looked whether time itself has changed something, and what may be forgotten. */
  private static final long QUIET = Duration.ofSeconds(1).toNanos();

  /** What the thread is asked to do. */
  private sealed interface Request {
    record Join(Viewer viewer) implements Request {}

    record Leave(Viewer viewer) implements Request {}

    record CatchUp(Viewer viewer, Place seen) implements Request {}

    /** What the readings were asked for. */
    record Answered(Answer answer) implements Request {}

    /** Look whether there is anything to tell. */
    record Look() implements Request {}

    record Stop() implements Request {}
  }

  private final Cube cube;
  private final Judging judging;
  private final Readings readings;
  private final LiveStreams streams;
  private final Answers answers;
  private final long tick;
  private long lastRound;
  private long lastLook;
  private final Thread thread = new Thread(this::run, "live");
  private final ExecutorService asking = Executors
      .newSingleThreadExecutor(Thread.ofPlatform().daemon().name(ASKING).factory());
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final AtomicBoolean changed = new AtomicBoolean();

  Broadcast(Cube cube, Readings readings, Judging judging, LiveStreams streams, Answers answers,
      LiveSettings settings) {
    this.cube = cube;
    this.judging = judging;
    this.readings = readings;
    this.streams = streams;
    this.answers = answers;
    tick = settings.tick().toNanos();
  }

  @PostConstruct
  void start() {
    cube.onChange(this::changed);
    judging.onChange(this::changed);
    readings.onChange(this::changed);
    thread.setDaemon(true);
    thread.start();
  }

  @PreDestroy
  void close() throws InterruptedException {
    requests.add(new Request.Stop());
    thread.join(Duration.ofSeconds(5).toMillis());
    asking.shutdown();
  }

  /** Shows a viewer what they want, instead of the view before, from the next frame on. */
  void watch(Viewer viewer, Wanted wanted) {
    if (viewer.want(wanted)) {
      requests.add(new Request.Join(viewer));
    }
  }

  /** Brings a viewer who missed something to the newest state. */
  void catchUp(Viewer viewer, Place seen) {
    requests.add(new Request.CatchUp(viewer, seen));
  }

  /** Forgets a viewer. */
  void leave(Viewer viewer) {
    requests.add(new Request.Leave(viewer));
  }

  private void changed() {
    if (changed.compareAndSet(false, true)) {
      requests.add(new Request.Look());
    }
  }

  private void run() {
    lastRound = System.nanoTime() - tick;
    lastLook = System.nanoTime();
    while (true) {
      boolean due = changed.get() || streams.owing();
      Request request = next(due ? lastRound + tick - System.nanoTime() : QUIET);
      if (request instanceof Request.Stop) {
        return;
      }
      guarded(() -> handle(request));
      guarded(this::round);
      guarded(this::look);
      guarded(() -> streams.question().ifPresent(this::ask));
    }
  }

  private void ask(View view) {
    try {
      asking.execute(() -> requests.add(new Request.Answered(answers.to(view))));
    } catch (RuntimeException | Error e) { // no thread to be had: whoever waits must hear of it
      streams.answered(new Answer.Failed(view, e));
    }
  }

  private void handle(Request request) {
    switch (request) {
      case Request.Join join -> streams.join(join.viewer());
      case Request.Leave leave -> streams.leave(leave.viewer());
      case Request.CatchUp behind -> streams.catchUp(behind.viewer(), behind.seen());
      case Request.Answered answered -> streams.answered(answered.answer());
      case Request.Look ignored -> {
      }
      case Request.Stop ignored -> {
      }
    }
  }

  private void round() {
    long now = System.nanoTime();
    if (now - lastRound >= tick && (changed.get() || streams.owing() || streams.timeMoved())) {
      lastRound = now;
      boolean news = changed.getAndSet(false);
      boolean done = false;
      try {
        streams.round();
        done = true;
      } finally {
        if (news && !done) {
          changed(); // for the next one
        }
      }
    }
  }

  private void look() {
    long now = System.nanoTime();
    if (now - lastLook >= QUIET) {
      lastLook = now;
      streams.forget();
    }
  }

  private Request next(long wait) {
    try {
      Request request = requests.poll(Math.max(0, wait), TimeUnit.NANOSECONDS);
      return request == null ? new Request.Look() : request;
    } catch (InterruptedException e) {
      return new Request.Stop();
    }
  }

  // What fails for one must not silence all the others for ever.
  private static void guarded(Runnable step) {
    try {
      step.run();
    } catch (Throwable e) {
      log.error("A round of frames failed; the next one goes on", e);
    }
  }
}
