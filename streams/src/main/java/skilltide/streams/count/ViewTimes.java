package skilltide.streams.count;

import java.time.Duration;
import java.util.Arrays;

/**
 * When each visitor looked at each page in one half hour: of many views the first and the last. A view within half an
 * hour after another counts no second time, so within one half hour only the first can count, and whether it does, the
 * last of the half hour before tells: nothing else need be kept. Open addressing over two arrays. For one thread.
 */
public final class ViewTimes {
  /** How long after a view another one, of the same page by the same visitor, is the same. */
  public static final Duration REPEAT = Duration.ofMinutes(30);
  /** What is told of a half hour without a view. */
  public static final long NONE = 0;

  private long[] keys = new long[64];
  private long[] times = new long[64];
  private int size;

  /** The number of the half hour that a time falls into, milliseconds since 1970. */
  public static long halfHour(long time) {
    return Math.floorDiv(time, REPEAT.toMillis());
  }

  /** The time of the first view, milliseconds since 1970, from what {@link #get} answers. */
  public static long first(long halfHour, long seen) {
    return halfHour * REPEAT.toMillis() + (seen >>> Integer.SIZE) - 1;
  }

  /** The time of the last view. */
  public static long last(long halfHour, long seen) {
    return halfHour * REPEAT.toMillis() + (seen & 0xFFFF_FFFFL);
  }

  /** What is known with a view at this time too. */
  public static long with(long seen, long time) {
    long offset = Math.floorMod(time, REPEAT.toMillis());
    long first = seen == NONE ? offset + 1 : Math.min(seen >>> Integer.SIZE, offset + 1);
    long last = seen == NONE ? offset : Math.max(seen & 0xFFFF_FFFFL, offset);
    return first << Integer.SIZE | last;
  }

  /** First and last view by this key, as one number; {@link #NONE} when there was none. */
  public long get(long key) {
    int place = place(key);
    return times[place];
  }

  /** Remembers first and last view by this key. */
  public void put(long key, long seen) {
    int place = place(key);
    if (times[place] == NONE && ++size * 2 > keys.length) {
      grow();
      place = place(key);
    }
    keys[place] = key;
    times[place] = seen;
  }

  public int size() {
    return size;
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int place = (int) (key ^ key >>> Integer.SIZE) & mask;
    while (times[place] != NONE && keys[place] != key) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldTimes = times;
    keys = new long[oldKeys.length * 2];
    times = new long[oldTimes.length * 2];
    Arrays.fill(times, NONE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldTimes[i] != NONE) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        times[place] = oldTimes[i];
      }
    }
  }
}
