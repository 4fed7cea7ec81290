package skilltide.dashboard.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.TopAnswer;
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
  private long generation;
  private long hour;
  private boolean resting;

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
      leave(viewer);
      LiveStream stream = streams.computeIfAbsent(view, this::open);
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
    return !behind.isEmpty() || resting;
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
    long newest = cube.read(CubeReader::generation);
    boolean another = newest != generation;
    generation = newest;
    resting = false;
    for (LiveStream stream : Set.copyOf(streams.values())) {
      if (another) {
        reopen(stream);
      } else {
        long version = queries.version(stream.view());
        boolean news = stream.isNews(version) || moved;
        if (news && stream.rests()) {
          resting = true;
        } else if (news) {
          advance(stream, version);
        }
      }
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
      advance(stream, queries.version(stream.view()));
    }
  }

  private void advance(LiveStream stream, long version) {
    TopAnswer answer;
    try {
      answer = queries.topSoon(stream.view());
    } catch (ReadingStoreException e) {
      log.debug("{} cannot be worked out just now", stream.view(), e); // the next round tries again
      resting = true;
      return;
    }
    stream.advance(answer, version).ifPresent(frame -> stream.viewers().forEach(viewer -> pass(viewer, frame)));
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
    long version = queries.version(view);
    return new LiveStream(run + '-' + Long.toString(named++, Character.MAX_RADIX), view, queries.topSoon(view), version,
        world);
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
