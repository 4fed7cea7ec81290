package skilltide.dashboard.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.query.InvalidViewException;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.View;
import skilltide.dashboard.query.World;
import skilltide.dashboard.readings.ReadingStoreException;
import skilltide.streams.result.Grain;

/** All that is watched, and all who watch. For one thread. */
@Singleton
final class LiveStreams {
  private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);

  private final Cube cube;
  private final Queries queries;
  private final World world;
  private final Counter frames;
  private final Counter skipped;
  private final String run = Long.toString(new SecureRandom().nextLong() >>> 16, Character.MAX_RADIX);
  private final Map<View, LiveStream> streams = new HashMap<>();
  private final Set<Viewer> behind = new HashSet<>();
  private long named;
  private long hour;
  private boolean owing;

  LiveStreams(Cube cube, Queries queries, World world, MeterRegistry meters) {
    this.cube = cube;
    this.queries = queries;
    this.world = world;
    frames = Counter.builder("skilltide.live.frames").description("Frames sent to viewers").register(meters);
    skipped = Counter.builder("skilltide.live.skipped")
        .description("Frames that a viewer was too slow to take; a snapshot makes up for them").register(meters);
  }

  /** Shows a viewer what they want to see. */
  void join(Viewer viewer) {
    View view = viewer.takeWanted();
    if (view != null && viewer.isOpen()) {
      LiveStream known = streams.get(view);
      LiveStream stream;
      try {
        stream = known == null ? open(view) : known;
      } catch (ReadingStoreException e) {
        viewer.send(Frame.error(new InvalidViewException(view.filter().values().lastKey().word(),
            "the readings cannot be asked just now; try again in a while, or choose by one of industry, role, country, source")));
        return;
      }
      leave(viewer);
      streams.put(view, stream);
      refresh(stream);
      stream.viewers().add(viewer);
      viewer.watch(stream);
      send(viewer, stream.snapshot());
    }
  }

  /** Forgets a viewer; a view that nobody watches is dropped. */
  void leave(Viewer viewer) {
    LiveStream stream = viewer.stream();
    if (stream != null) {
      stream.viewers().remove(viewer);
      viewer.watch(null);
      behind.remove(viewer);
      if (stream.viewers().isEmpty()) {
        streams.remove(stream.view());
      }
    }
  }

  /** Whether somebody has missed a frame, or has still to see what changed. */
  boolean anybodyBehind() {
    return !behind.isEmpty() || owing;
  }

  /** Whether it has become so late since the last round that windows may have moved. */
  boolean timeMoved() {
    return !streams.isEmpty() && hour() != hour;
  }

  /** Works every view out that may have changed, and tells those who watch. */
  void round() {
    catchUp();
    boolean moved = hour() != hour;
    hour = hour();
    long generation = cube.read(CubeReader::generation);
    List<LiveStream> owed = new ArrayList<>();
    for (LiveStream stream : Set.copyOf(streams.values())) {
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
    }
  }

  /** Asks everybody whether they are still there. */
  void ping() {
    streams.values().forEach(stream -> stream.viewers().forEach(Viewer::ping));
  }

  private void catchUp() {
    for (Viewer viewer : Set.copyOf(behind)) {
      LiveStream stream = viewer.stream();
      if (stream != null) {
        refresh(stream);
        if (viewer.send(stream.snapshot())) {
          frames.increment();
          behind.remove(viewer);
        }
      }
    }
  }

  // A snapshot tells how fresh its figures are, so one of a while ago would tell whoever comes to a quiet view wrong.
  private void refresh(LiveStream stream) {
    if (stream.isStale()) {
      work(stream, stream.generation());
    }
  }

  private void advance(LiveStream stream) {
    long version = queries.version(stream.view());
    stream.advance(queries.topSoon(stream.view()), version)
        .ifPresent(frame -> stream.viewers().forEach(viewer -> pass(viewer, frame)));
  }

  // What a viewer misses while behind is made up for by one snapshot.
  private void pass(Viewer viewer, Frame frame) {
    if (behind.contains(viewer)) {
      skipped.increment();
    } else {
      send(viewer, frame);
    }
  }

  private void send(Viewer viewer, Frame frame) {
    if (viewer.send(frame)) {
      frames.increment();
    } else {
      skipped.increment();
      behind.add(viewer);
    }
  }

  private LiveStream open(View view) {
    long generation = cube.read(CubeReader::generation);
    long version = queries.version(view);
    return new LiveStream(run + '-' + Long.toString(named++, Character.MAX_RADIX), view, queries.topSoon(view), version,
        generation, world);
  }

  private void reopen(LiveStream old) {
    LiveStream stream = open(old.view());
    streams.put(stream.view(), stream);
    for (Viewer viewer : old.viewers()) {
      stream.viewers().add(viewer);
      viewer.watch(stream);
      behind.remove(viewer);
      send(viewer, stream.snapshot());
    }
  }

  private long hour() {
    return Grain.HOUR.bucket(queries.now());
  }
}
