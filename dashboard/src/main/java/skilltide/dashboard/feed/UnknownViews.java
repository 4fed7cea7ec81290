package skilltide.dashboard.feed;

import java.time.Instant;
import java.util.List;

/** Terms that were looked at in a glossary and that no taxonomy knows. */
public interface UnknownViews {

  /**
   * A term, as it was first written.
   *
   * @param views by persons, repeated ones too
   * @param visitors different ones of a day, added up over the days; robots are none
   * @param robots views by robots
   */
  record Term(String term, long views, long visitors, long robots, Instant first, Instant newest) {}

  /**
   * What was found.
   *
   * @param terms those that most visitors looked at first
   * @param whole whether all that is kept was looked at
   */
  record Found(List<Term> terms, boolean whole) {}

  /** Where they are kept cannot be asked just now. */
  final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreachableException(Exception cause) {
      super(cause.getMessage(), cause);
    }
  }

  /**
   * Those that the taxonomy does not know to this day.
   *
   * @throws UnreachableException when they cannot be told
   */
  Found find();
}
