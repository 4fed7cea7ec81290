package skilltide.dashboard.live;

import java.util.List;

/**
 * Frames of a stream for one viewer, in order. Whoever is given them releases them.
 *
 * @param from where the viewer was
 * @param frames what brings them further: deltas that follow, or a snapshot
 * @param newest the seq that the stream has come to, which these need not reach
 */
record Given(Place from, List<Frame> frames, long newest) {
  Given {
    frames = List.copyOf(frames);
  }

  void release() {
    frames.forEach(Frame::release);
  }
}
