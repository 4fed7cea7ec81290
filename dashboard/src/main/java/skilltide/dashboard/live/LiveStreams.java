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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.View;
import skilltide.dashboard.query.World;
import skilltide.dashboard.readings.ReadingStoreException;
import skilltide.streams.result.Grain;

/** All that is watched, or was until a while ago, and all who watch. For one thread. */
@Singleton
final class LiveStreams {
  private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);

  private final Cube cube;
  private final Queries queries;
  private final World world;
  private final LiveSettings settings;
  private final Encoder encoder = new Encoder();
  private final String run = Long.toString(new SecureRandom().nextLong() >>> 16, Character.MAX_RADIX);
  private final Map<View, LiveStream> streams = new HashMap<>();
  private final Map<Viewer, LiveStream> watched = new HashMap<>();
  /** Viewers whom nothing newer could be given yet, and where they are. */
  private final Map<Viewer, Place> waiting = new HashMap<>();
  private long named;
  private long hour;
  private boolean owing;

  LiveStreams(Cube cube, Queries queries, World world, LiveSettings settings, MeterRegistry meters) {
    this.cube = cube;
    this.queries = queries;
    this.world = world;
    this.settings = settings;
    Gauge.builder("skilltide.live.views", streams, Map::size)
        .description("Distinct views that are watched, or were until a while ago").register(meters);
  }

  /** Shows a viewer what they want to see. */
  void join(Viewer viewer) {
    serve(viewer, () -> show(viewer));
  }

  private void show(Viewer viewer) {
    Wanted wanted = viewer.takeWanted();
    if (wanted == null) {
      return;
    }
    LiveStream stream;
    try {
      stream = fresh(wanted.view());
    } catch (ReadingStoreException e) {
      refuse(viewer, wanted.view().filter().values().lastKey().word()
          + ": the readings cannot be asked just now; try again in a while, or choose by one of industry, role, country, source");
      return;
    }
    if (stream == null) {
      refuse(viewer, "too many different views are watched just now; try again in a while, or one that others watch");
      return;
    }
    leave(viewer);
    stream.audience().add(viewer);
    watched.put(viewer, stream);
    show(viewer, stream, wanted.resume());
  }

  /** The stream of a view, as it is now: a snapshot tells how fresh its figures are. Null when there are too many. */
  private @Nullable LiveStream fresh(View view) {
    LiveStream known = streams.get(view);
    if (known != null) {
      if (known.rests()) {
        known.owe(); // nobody may have watched when it changed
        owing = true;
      } else if (known.audience().isEmpty() || known.isStale()) {
        work(known, cube.read(CubeReader::generation));
      }
      return streams.get(view);
    }
    if (streams.size() >= settings.maxViews() && !forgetOldest()) {
      return null;
    }
    LiveStream opened = open(view);
    streams.put(view, opened);
    return opened;
  }

  /** Forgets a viewer; a view that nobody watches is kept for a while, for those who come back. */
  void leave(Viewer viewer) {
    waiting.remove(viewer);
    LiveStream stream = watched.remove(viewer);
    if (stream != null) {
      stream.audience().remove(viewer);
      if (stream.audience().isEmpty()) {
        stream.left();
      }
    }
  }

  /** Brings a viewer further who missed something. */
  void catchUp(Viewer viewer, Place seen) {
    serve(viewer, () -> {
      LiveStream stream = watched.get(viewer);
      if (stream != null && !bring(viewer, stream, seen)) {
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
    return !watched.isEmpty() && hour() != hour;
  }

  /** Works every view out that may have changed, and tells those who watch. */
  void round() {
    boolean moved = hour() != hour;
    hour = hour();
    long generation = cube.read(CubeReader::generation);
    List<LiveStream> owed = new ArrayList<>();
    for (LiveStream stream : List.copyOf(streams.values())) {
      if (stream.audience().isEmpty()) {
        continue;
      }
      if (moved || stream.generation() != generation || stream.isNews(queries.version(stream.view()))) {
        stream.owe();
      }
      if (stream.isOwed() && stream.view().filter().isCounted()) {
        work(stream, generation);
      } else if (stream.isOwed()) {
        owed.add(stream);
      }
    }
    // One a round: the readings take their time, and whoever watches the cube is not to wait for all of them.
    owed.stream().filter(stream -> !stream.rests()).min(Comparator.comparingLong(LiveStream::answered))
        .filter(stream -> work(stream, generation)).ifPresent(owed::remove);
    owing = !owed.isEmpty();
    Map<Viewer, Place> still = Map.copyOf(waiting);
    waiting.clear();
    still.forEach(this::catchUp);
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

  private boolean forgetOldest() {
    Optional<LiveStream> oldest = streams.values().stream().filter(stream -> stream.audience().isEmpty())
        .max(Comparator.comparingLong(LiveStream::unwatched));
    oldest.ifPresent(stream -> {
      streams.remove(stream.view());
      stream.drop();
    });
    return oldest.isPresent();
  }

  /** @return whether nothing is owed any more */
  private boolean work(LiveStream stream, long generation) {
    try {
      if (stream.generation() == generation) {
        advance(stream);
      } else {
        reopen(stream);
      }
      return true;
    } catch (ReadingStoreException e) {
      log.debug("{} cannot be worked out just now", stream.view(), e); // a later round tries again
      stream.answeredNothing();
      return false;
    } catch (RuntimeException e) {
      log.error("{} failed; all others go on", stream.view(), e);
      stream.answeredNothing();
      return false;
    }
  }

  private void advance(LiveStream stream) {
    long version = queries.version(stream.view());
    stream.advance(queries.topSoon(stream.view()), version).ifPresent(delta -> {
      stream.audience().wires().forEach(wire -> delta.prepare(wire, encoder));
      stream.audience().shards().forEach(shard -> shard.deliver(delta.retain()));
      delta.release();
    });
  }

  private LiveStream open(View view) {
    long generation = cube.read(CubeReader::generation);
    long version = queries.version(view);
    return new LiveStream(run + '-' + Long.toString(named++, Character.MAX_RADIX), view, queries.topSoon(view), version,
        generation, world, settings.history());
  }

  private void reopen(LiveStream old) {
    LiveStream stream = open(old.view());
    streams.put(stream.view(), stream);
    for (Viewer viewer : old.audience().viewers()) {
      stream.audience().add(viewer);
      watched.put(viewer, stream);
      give(viewer, stream, List.of(stream.snapshot()));
    }
    old.drop();
  }

  private void show(Viewer viewer, LiveStream stream, Resume resume) {
    Optional<List<Frame>> missed = resume.place()
        .flatMap(seen -> stream.since(seen).flatMap(frames -> fitting(frames, viewer.wire(), Encoder.PIECE)));
    if (missed.isPresent() && missed.get().isEmpty()) {
      viewer.shard().give(viewer, new Given(stream.place(),
          List.of(Frame.single(FrameJson.resumed(stream.place()))), stream.place().seq()));
    } else if (missed.isPresent()) {
      give(viewer, stream, missed.get());
    } else {
      Frame snapshot = stream.snapshot();
      // One that waits in pieces is to be all viewers' own, lest what slow ones hold has no bound.
      Optional<String> away = stream.away(resume).map(FrameJson::away)
          .filter(field -> snapshot.length() + field.length() < Encoder.PIECE);
      if (away.isPresent()) {
        Frame own = snapshot.with(away.get());
        viewer.shard().give(viewer, new Given(own.place(), List.of(own), stream.place().seq()));
      } else {
        give(viewer, stream, List.of(snapshot));
      }
    }
  }

  /** @return false when nothing is newer than what they have seen already */
  private boolean bring(Viewer viewer, LiveStream stream, Place seen) {
    Frame snapshot = stream.snapshot();
    Optional<List<Frame>> missed = stream.since(seen)
        .flatMap(frames -> fitting(frames, viewer.wire(), snapshot.length()));
    if (missed.isPresent()) {
      give(viewer, stream, missed.get());
      return true;
    }
    boolean newer = !snapshot.place().stream().equals(seen.stream()) || snapshot.place().seq() > seen.seq();
    if (newer) {
      give(viewer, stream, List.of(snapshot));
    }
    return newer;
  }

  /** As many of the first ones as a socket takes at once; empty when together they are more than that much JSON. */
  private Optional<List<Frame>> fitting(List<Frame> frames, Wire wire, int most) {
    if (frames.stream().mapToLong(Frame::length).sum() > most) {
      return Optional.empty();
    }
    List<Frame> fitting = new ArrayList<>();
    int size = 0;
    for (Frame frame : frames) {
      frame.prepare(wire, encoder);
      size += frame.bytes(wire).readableBytes();
      if (size > Encoder.PIECE) {
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting);
      }
      fitting.add(frame);
    }
    return Optional.of(fitting);
  }

  private void give(Viewer viewer, LiveStream stream, List<Frame> frames) {
    Place from = new Place(stream.place().stream(), frames.isEmpty() ? stream.place().seq() : -1);
    frames.forEach(frame -> {
      frame.prepare(viewer.wire(), encoder);
      frame.retain();
    });
    viewer.shard().give(viewer, new Given(from, frames, stream.place().seq()));
  }

  private void refuse(Viewer viewer, String why) {
    viewer.shard().tell(viewer, Frame.single(FrameJson.unavailable(why)));
    if (viewer.wire() == Wire.EVENTS) {
      viewer.shard().close(viewer, Closing.NO_VIEW);
    }
  }

  private long hour() {
    return Grain.HOUR.bucket(queries.now());
  }
}
