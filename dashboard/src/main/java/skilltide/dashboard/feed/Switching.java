package skilltide.dashboard.feed;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/**
 * Lets readings change with the cube: the cube says what it shows and what it gathers, whoever reads the same countings' readings
 * how far that is. Thread-safe.
 */
final class Switching {
  /** How far somebody is with a counting. */
  enum Progress {
    READING, LEVEL,
    /** There is nothing to be read, or it cannot be: nobody should wait. */
    NONE
  }

  /**
   * What is to be read.
   *
   * @param world grows when everything begins anew
   * @param shown the number of the counting that is shown; 0 while there is none
   * @param coming that of the one that is to take its place; 0 when there is none
   */
  record Wanted(int world, int shown, int coming) {
    boolean has(int counting) {
      return counting == shown || counting == coming;
    }
  }

  private final Map<Integer, Progress> progress = new ConcurrentHashMap<>();
  private final boolean followed;
  private volatile Wanted wanted = new Wanted(0, 0, 0);
  private volatile IntConsumer follower = counting -> {};

  /** @param followed whether somebody will tell how far they are */
  Switching(boolean followed) {
    this.followed = followed;
  }

  Wanted wanted() {
    return wanted;
  }

  /** The cube shows one counting, and gathers another or none. */
  void want(int shown, int coming) {
    wanted = new Wanted(wanted.world, shown, coming);
  }

  /** Everything begins anew. */
  void beginAnew() {
    progress.clear();
    wanted = new Wanted(wanted.world + 1, 0, 0);
  }

  /** The cube shows this counting from now on. */
  void change(int counting) {
    wanted = new Wanted(wanted.world, counting, 0);
    follower.accept(counting);
  }

  /** Runs on the cube's thread, at once when it has changed to another counting. */
  void onChange(IntConsumer follows) {
    follower = follows;
  }

  void report(int counting, Progress now) {
    progress.put(counting, now);
  }

  /** Whether nobody is left behind by a change to this counting. */
  boolean isReady(int counting) {
    Progress now = progress.get(counting);
    return !followed || now == Progress.LEVEL || now == Progress.NONE;
  }
}
