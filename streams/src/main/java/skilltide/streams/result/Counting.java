package skilltide.streams.result;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * One counting of all postings: the value of {@code countings}, under its number.
 *
 * @param number names its topics, its application and its state; counts up from 1
 * @param state what it is good for
 * @param taxonomy the version of the taxonomy that postings are read by
 * @param since when it came into this state
 * @param program the version of the program that began it
 * @param mixed whether instances with another taxonomy have counted in it as well, while they built its successor
 */
public record Counting(int number, State state, String taxonomy, Instant since, String program, boolean mixed) {

  /** What a counting is good for. */
  public enum State {
    /** It reads the postings from the beginning and has not yet read them all. */
    BUILDING,
    /** It is the one to show. There is one at most. */
    ACTIVE,
    /** Another has taken its place; what it wrote is removed after a while. */
    RETIRED;

    /** The word for it in JSON. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A counting that begins now. */
  public static Counting begun(int number, State state, String taxonomy, String program, Instant now) {
    return new Counting(number, state, taxonomy, now, program, false);
  }

  public boolean is(State wanted) {
    return state == wanted;
  }

  public boolean isReadBy(String version) {
    return taxonomy.equals(version);
  }

  /** This in another state from now on. */
  public Counting becoming(State next, Instant now) {
    return new Counting(number, next, taxonomy, now, program, mixed);
  }

  /** This, read by another taxonomy from now on; what it has counted stays. */
  public Counting adoptedBy(String version) {
    return new Counting(number, state, version, since, program, mixed);
  }

  /** This, counted in by instances with another taxonomy too. */
  public Counting mixedUp() {
    return new Counting(number, state, taxonomy, since, program, true);
  }
}
