package skilltide.dashboard.live;

import java.util.Optional;

/**
 * Which stream a frame belongs to, and where in it.
 *
 * @param stream its name, never used before in this or another run
 * @param seq counting up by one from frame to frame
 */
record Place(String stream, long seq) {
  /** Of those who have seen nothing yet. */
  static final Place NOWHERE = new Place("", 0);

  /** A place as {@link #toString} writes it; empty when it is none. */
  static Optional<Place> parse(String text) {
    int slash = text.indexOf('/');
    try {
      return slash < 0
          ? Optional.empty()
          : Optional.of(new Place(text.substring(0, slash), Long.parseLong(text.substring(slash + 1))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  Place next() {
    return new Place(stream, seq + 1);
  }

  /** As the id of a server-sent event. */
  @Override
  public String toString() {
    return stream + '/' + seq;
  }
}
