package skilltide.dashboard.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hands frames to viewers: what is new to all, to each of the others what brings them to the newest. For one thread. */
final class Delivery {
  private final Encoder encoder = new Encoder();

  /**
   * Hands a delta, which it releases, to all who watch.
   *
   * @param round that it is part of
   */
  void tell(Audience audience, Frame delta, Round round) {
    try {
      audience.wires().forEach(wire -> delta.prepare(wire, encoder));
      audience.shards().forEach(shard -> shard.deliver(delta.retain(), round));
    } finally {
      delta.release();
    }
  }

  /** Shows a stream to somebody who comes, or comes back. */
  void show(Viewer viewer, LiveStream stream, Resume resume) {
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

  /** Shows somebody all of a stream that takes the place of the one before. */
  void showAll(Viewer viewer, LiveStream stream) {
    give(viewer, stream, List.of(stream.snapshot()));
  }

  /**
   * Brings somebody further who missed something.
   *
   * @return false when nothing is newer than what they have seen already
   */
  boolean bring(Viewer viewer, LiveStream stream, Place seen) {
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

  /** Tells somebody why there is nothing to show just now. Whoever cannot ask for something else is sent away. */
  void refuse(Viewer viewer, String why) {
    viewer.shard().tell(viewer, Frame.single(FrameJson.unavailable(why)));
    if (viewer.wire() == Wire.EVENTS) {
      viewer.shard().close(viewer, Closing.NO_VIEW);
    }
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
}
