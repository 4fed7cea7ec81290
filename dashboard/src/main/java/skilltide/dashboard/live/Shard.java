package skilltide.dashboard.live;

import io.netty.util.concurrent.EventExecutor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.ingest.trace.Step;

/**
 * The viewers of one event loop, by the stream that they are shown. A delta comes to a loop once, for all of them. Any
 * thread may call what says so; the rest is for the loop's.
 */
final class Shard {
  private static final Logger log = LoggerFactory.getLogger(Shard.class);

  private final EventExecutor loop;
  private final LiveSettings settings;
  private final BiConsumer<Viewer, Place> behind;
  private final LiveMeters meters;
  private final Map<String, List<Viewer>> viewers = new HashMap<>();
  private volatile long queued;

  /** @param behind is told of viewers who missed something and can take it now, and where they are */
  Shard(EventExecutor loop, LiveSettings settings, BiConsumer<Viewer, Place> behind, LiveMeters meters) {
    this.loop = loop;
    this.settings = settings;
    this.behind = behind;
    this.meters = meters;
    long often = Math.min(TimeUnit.SECONDS.toNanos(1), settings.ping().toNanos() / 10);
    var unused = loop.scheduleAtFixedRate(this::check, often, often, TimeUnit.NANOSECONDS);
  }

  void enter(Viewer viewer) {
    List<Viewer> others = viewers.computeIfAbsent(viewer.stream(), name -> new ArrayList<>());
    viewer.index(others.size());
    others.add(viewer);
  }

  void leave(Viewer viewer) {
    List<Viewer> others = viewers.getOrDefault(viewer.stream(), List.of());
    Viewer last = others.removeLast();
    if (last != viewer) {
      others.set(viewer.index(), last);
      last.index(viewer.index());
    }
    if (others.isEmpty()) {
      viewers.remove(viewer.stream());
    }
  }

  /** Tells a viewer's wish to catch up. */
  void behind(Viewer viewer, Place seen) {
    behind.accept(viewer, seen);
  }

  /** Tells why a viewer is sent away. */
  void closing(Closing why) {
    meters.closed(why);
  }

  /** Bytes that wait for the viewers to take them, when last looked at. For any thread. */
  long queued() {
    return queued;
  }

  /**
   * Hands a delta, which it releases, to all who are shown its stream. For the round's thread.
   *
   * @param round that it is part of
   */
  void deliver(Frame delta, Round round) {
    Optional<Instant> received = round.received();
    Step step = round.sends(delta.place());
    execute(() -> {
      List<Viewer> watching = viewers.getOrDefault(delta.place().stream(), List.of());
      int taken = 0;
      for (int i = 0; i < watching.size(); i++) {
        if (watching.get(i).deliver(delta)) {
          taken++;
        }
      }
      meters.sent(taken);
      meters.skipped(watching.size() - taken);
      if (taken > 0) {
        received.ifPresent(meters::shown);
        told(taken, delta.place(), received, step);
      }
      step.tag("skilltide.viewers", taken);
    }, () -> {
      step.close();
      delta.release();
    });
  }

  // The time is written as by what counts and what publishes: it is what their lines are found by.
  @SuppressWarnings("try") // the line names it, that is all
  private static void told(int viewers, Place frame, Optional<Instant> received, Step step) {
    if (!log.isDebugEnabled()) {
      return;
    }
    try (Step.Here here = step.enter()) {
      log.debug("Shown to {} here by {}, {}", viewers, frame,
          received.map(oldest -> "of " + oldest.toEpochMilli() + " and later").orElse("nothing new"));
    }
  }

  /** Hands a viewer what was given them, which it releases, and shows them that stream from now on. For any thread. */
  void give(Viewer viewer, Given given) {
    execute(() -> {
      if (viewer.isClosing()) {
        return;
      }
      if (!viewer.stream().equals(given.from().stream())) {
        leave(viewer);
        viewer.stream(given.from().stream());
        enter(viewer);
      }
      meters.sent(viewer.take(given));
    }, given::release);
  }

  /** Says something, which it releases, to a viewer. For any thread. */
  void tell(Viewer viewer, Frame frame) {
    execute(() -> viewer.tell(frame), frame::release);
  }

  /** Sends a viewer away. For any thread. */
  void close(Viewer viewer, Closing why) {
    execute(() -> viewer.close(why), () -> {});
  }

  /** Sends all away. For any thread. */
  void close(Closing why) {
    execute(() -> viewers.values().forEach(all -> all.forEach(viewer -> viewer.close(why))), () -> {});
  }

  private void check() {
    long now = System.nanoTime();
    long waiting = 0;
    for (List<Viewer> all : viewers.values()) {
      for (Viewer viewer : all) {
        viewer.check(now, settings);
        waiting += viewer.queued();
      }
    }
    queued = waiting;
  }

  private void execute(Runnable step, Runnable after) {
    try {
      loop.execute(() -> {
        try {
          step.run();
        } finally {
          after.run();
        }
      });
    } catch (RejectedExecutionException e) {
      log.debug("The event loop has stopped", e);
      after.run();
    }
  }
}
