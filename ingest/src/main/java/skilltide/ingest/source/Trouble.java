package skilltide.ingest.source;

import java.util.Locale;

/** What kind of thing is wrong with a source; a closed set, for metrics. */
public enum Trouble {
  /** Nobody answers, or not in time. */
  UNREACHABLE,
  /** The board asks to be left alone for a while. */
  LIMITED,
  /** It refuses: an error of the client's, such as a board that has become private. */
  REFUSED,
  /** There is nothing where there should be something: a source's name may be wrong, or its board closed. */
  GONE,
  /** Something failed at the board. */
  FAILED,
  /** What it answers is not in the shape that it should be. */
  SHAPE,
  /** The answer is larger than an answer may be. */
  TOO_LARGE,
  /** What it shows is so much more or less than usual that it is not believed. */
  HELD_BACK,
  /** Kafka does not take what was found. */
  KAFKA;

  /** For metrics and status. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
