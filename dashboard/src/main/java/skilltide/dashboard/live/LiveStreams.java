package skilltide.dashboard.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.query.View;
import skilltide.dashboard.query.World;
import skilltide.dashboard.readings.ReadingStoreException;

/**
 * All that is watched, or was until a while ago, and all who watch. What the cube counts is worked out here; of the rest
 * it says {@linkplain #question what is to be asked}, elsewhere, and goes on meanwhile. For one thread.
 */
@Singleton
final class LiveStreams {
  private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);

  private final Answers answers;
  private final World world;
  private final LiveSettings settings;
  private final Rounds rounds;
  private final Delivery delivery = new Delivery();
  private final Questions questions = new Questions();
  private final String run = Long.toString(new SecureRandom().nextLong() >>> 16, Character.MAX_RADIX);
  private final Map<View, LiveStream> streams = new HashMap<>();
  private final Map<Viewer, LiveStream> watched = new HashMap<>();
  /** Viewers whom nothing newer could be given yet, and where they are. */
  private final Map<Viewer, Place> waiting = new HashMap<>();
  private long named;
  private long hour;
  private Round current = Round.NONE;
  private boolean owing;

  LiveStreams(Answers answers, World world, LiveSettings settings, Rounds rounds, MeterRegistry meters) {
    this.answers = answers;
    this.world = world;
    this.settings = settings;
    this.rounds = rounds;
    Gauge.builder("skilltide.live.views", streams, Map::size)
        .description("Distinct views that are watched, or were until a while ago").register(meters);
  }

  /** Shows a viewer what they want to see, now or, if the readings have to be asked for it, once they have answered. */
  void join(Viewer viewer) {
    serve(viewer, () -> {
      Wanted wanted = viewer.takeWanted();
      if (wanted == null) {
        return;
      }
      questions.leave(viewer);
      LiveStream known = streams.get(wanted.view());
      if (known == null && isFull() && !forgetOldest()) {
        delivery.refuse(viewer,
            "too many different views are watched just now; try again in a while, or one that others watch");
      } else if (known != null && known.rests()) {
        known.owe(); // nobody may have watched when it changed
        owing = true;
        show(viewer, known, wanted);
      } else if (!wanted.view().filter().isCounted()) {
        questions.add(viewer, wanted);
      } else if (known != null && !known.audience().isEmpty() && !known.isStale()) {
        show(viewer, known, wanted);
      } else {
        take(answers.to(wanted.view()), Map.of(viewer, wanted));
      }
    });
  }

  /** Forgets a viewer; a view that nobody watches is kept for a while, for those who come back. */
  void leave(Viewer viewer) {
    questions.leave(viewer);
    unwatch(viewer);
  }

  private void unwatch(Viewer viewer) {
    waiting.remove(viewer);
    LiveStream stream = watched.remove(viewer);
    if (stream != null) {
      stream.audience().remove(viewer);
      if (stream.audience().isEmpty()) {
        stream.left();
        questions.drop(stream.view());
      }
    }
  }

  /** Brings a viewer further who missed something. */
  void catchUp(Viewer viewer, Place seen) {
    serve(viewer, () -> {
      LiveStream stream = watched.get(viewer);
      if (stream != null && !delivery.bring(viewer, stream, seen)) {
        waiting.put(viewer, seen);
      }
    });
  }

  // Whom something fails for is sent away, to come back, rather than left waiting; all others go on.
  private static void serve(Viewer viewer, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      log.error("A viewer could not be served", e);
      viewer.shard().close(viewer, Closing.FAILED);
    }
  }

  /** Whether somebody waits for something, or has still to see what changed. */
  boolean owing() {
    return owing || !waiting.isEmpty();
  }

  /** Whether it has become so late since the last round that windows may have moved. */
  boolean timeMoved() {
    return !watched.isEmpty() && answers.hour() != hour;
  }

  /** Works every view out that may have changed, and tells those who watch. */
  void round() {
    long now = answers.hour();
    long generation = answers.generation();
    try (Round begun = rounds.begin()) {
      current = begun;
      workOut(now, generation);
    } finally {
      current = Round.NONE;
    }
    Map<Viewer, Place> still = Map.copyOf(waiting);
    waiting.clear();
    still.forEach(this::catchUp);
  }

  private void workOut(long now, long generation) {
    boolean moved = now != hour;
    hour = now;
    List<LiveStream> owed = new ArrayList<>();
    for (LiveStream stream : List.copyOf(streams.values())) {
      if (stream.audience().isEmpty()) {
        continue;
      }
      try {
        if (moved || stream.generation() != generation || stream.isNews(answers.version(stream.view()))) {
          stream.owe();
        }
        if (stream.isOwed() && stream.view().filter().isCounted() && !stream.rests()) {
          take(answers.to(stream.view()), Map.of());
        }
      } catch (RuntimeException | Error e) { // the views behind it have their turn all the same
        fail(new Answer.Failed(stream.view(), e));
      }
      LiveStream newest = streams.getOrDefault(stream.view(), stream);
      if (newest.isOwed()) {
        owed.add(newest);
      }
    }
    owed.stream().filter(stream -> !stream.view().filter().isCounted() && !stream.rests())
        .sorted(Comparator.comparingLong(LiveStream::answered)).forEach(stream -> questions.add(stream.view()));
    owing = !owed.isEmpty();
  }

  /** The view that the readings are to be asked for now, by another thread; empty as long as one is being asked for. */
  Optional<View> question() {
    return questions.next();
  }

  /** What the readings were asked for has come. */
  void answered(Answer answer) {
    take(answer, questions.answered(answer.view()));
  }

  /** Drops the views that nobody has watched for long. */
  void forget() {
    streams.values().removeIf(stream -> {
      boolean over = stream.unwatched() > settings.keep().toNanos();
      if (over) {
        stream.drop();
      }
      return over;
    });
  }

  private boolean isFull() {
    int opening = 0;
    for (View view : questions.views()) {
      opening += streams.containsKey(view) ? 0 : 1;
    }
    return streams.size() + opening >= settings.maxViews();
  }

  private boolean forgetOldest() {
    Optional<LiveStream> oldest = streams.values().stream().filter(stream -> stream.audience().isEmpty())
        .max(Comparator.comparingLong(LiveStream::unwatched));
    oldest.ifPresent(stream -> {
      streams.remove(stream.view());
      stream.drop();
    });
    return oldest.isPresent();
  }

  /** Tells those who watch a view what has become of it, and shows it to those who waited for it. */
  private void take(Answer answer, Map<Viewer, Wanted> waited) {
    if (!waited.isEmpty() || streams.containsKey(answer.view())) { // else they have left meanwhile
      try {
        settle(answer);
      } catch (RuntimeException | Error e) { // whoever waited must hear of it
        fail(new Answer.Failed(answer.view(), e));
      }
    }
    LiveStream stream = streams.get(answer.view());
    waited.forEach((viewer, wanted) -> serve(viewer, () -> {
      if (stream != null) {
        show(viewer, stream, wanted);
      } else if (answer instanceof Answer.Failed failed && failed.why() instanceof ReadingStoreException) {
        delivery.refuse(viewer, wanted.view().filter().values().lastKey().word()
            + ": the readings cannot be asked just now; try again in a while, or choose by one of industry, role, country, source");
      } else {
        viewer.shard().close(viewer, Closing.FAILED);
      }
    }));
  }

  private void settle(Answer answer) {
    LiveStream known = streams.get(answer.view());
    switch (answer) {
      case Answer.Failed failed -> fail(failed);
      case Answer.Known news when known == null -> streams.put(news.view(), open(news));
      case Answer.Known news when known.generation() == news.generation() -> advance(known, news);
      case Answer.Known news -> reopen(known, news);
    }
  }

  private void advance(LiveStream known, Answer.Known news) {
    Optional<Frame> delta = known.advance(news.top(), news.version());
    try {
      delta.ifPresent(frame -> delivery.tell(known.audience(), frame, current));
    } catch (RuntimeException | Error e) {
      log.error("A change of {} could not be told; all of it is told anew", known.view(), e);
      reopen(known, news);
    }
  }

  private void fail(Answer.Failed failed) {
    if (failed.why() instanceof ReadingStoreException) {
      log.debug("{} cannot be worked out just now", failed.view(), failed.why()); // whoever watches it is told later
    } else {
      log.error("{} failed; all others go on", failed.view(), failed.why());
    }
    LiveStream known = streams.get(failed.view());
    if (known != null) {
      known.failed();
    }
  }

  private LiveStream open(Answer.Known answer) {
    return new LiveStream(run + '-' + Long.toString(named++, Character.MAX_RADIX), answer, world, settings.history());
  }

  private void reopen(LiveStream old, Answer.Known answer) {
    LiveStream stream = open(answer);
    streams.put(stream.view(), stream);
    for (Viewer viewer : old.audience().viewers()) {
      stream.audience().add(viewer);
      watched.put(viewer, stream);
      delivery.showAll(viewer, stream);
    }
    old.drop();
  }

  private void show(Viewer viewer, LiveStream stream, Wanted wanted) {
    unwatch(viewer);
    stream.audience().add(viewer);
    watched.put(viewer, stream);
    delivery.show(viewer, stream, wanted.resume());
  }
}
