package skilltide.streams.count;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * The views of late, to know a repeated one: which of them count is a function of the set of views, whatever their order.
 * What changes is appended to pages by half hour, for the store, so that one more view writes one small page and many
 * views few. For one thread.
 */
public final class ViewLog {
  private static final int PAGE = 512;
  /** Of MurmurHash64A (A. Appleby, 2008). */
  private static final long MULTIPLIER = 0xC6A4_A793_5BD1_E995L;
  private static final long PERSON = 0x1_0000L;
  private static final long ROBOT = 0x2_0000L;
  private static final int ENTRY = 2 * Long.BYTES;

  /** Where a page lies: which of the pages of a half hour. */
  public record Page(long halfHour, int number) {}

  /** One half hour: what is known, and what was appended last. */
  private static final class Times {
    private final ViewTimes times = new ViewTimes();
    private final List<ByteBuffer> pages = new ArrayList<>();
  }

  private final SortedMap<Long, Times> halfHours = new TreeMap<>();
  private final Set<Page> changed = new HashSet<>();

  /** The key of who looked at what: 64 bits, so that among the views of a day no two meet. */
  public static long key(String visitor, String page, boolean robot) {
    long hash = mixed(robot ? ROBOT : PERSON);
    for (int i = 0; i < visitor.length(); i++) {
      hash = mixed(hash ^ visitor.charAt(i));
    }
    hash = mixed(hash ^ 0xFFFF);
    for (int i = 0; i < page.length(); i++) {
      hash = mixed(hash ^ page.charAt(i));
    }
    return hash;
  }

  private static long mixed(long hash) {
    long product = hash * MULTIPLIER;
    return product ^ product >>> 47;
  }

  /** Takes a page over that was kept; pages of one half hour in their order. */
  public void load(long halfHour, byte[] page) {
    Times kept = halfHours.computeIfAbsent(halfHour, each -> new Times());
    ByteBuffer entries = ByteBuffer.wrap(page);
    while (entries.remaining() >= ENTRY) {
      kept.times.put(entries.getLong(), entries.getLong());
    }
    ByteBuffer whole = ByteBuffer.allocate(PAGE * ENTRY);
    whole.put(page, 0, page.length - page.length % ENTRY);
    kept.pages.add(whole);
  }

  /**
   * A view.
   *
   * @param key who looked at what
   * @param time when, milliseconds since 1970
   * @param counts told each time that a view is to be counted, by its time
   * @param countsNot told each time that a counted view is to be taken back, by its time
   */
  public void view(long key, long time, LongConsumer counts, LongConsumer countsNot) {
    long half = ViewTimes.halfHour(time);
    long seen = seen(half, key);
    long now = ViewTimes.with(seen, time);
    if (now == seen) {
      return;
    }
    long before = seen(half - 1, key);
    long after = seen(half + 1, key);
    tell(half, before, seen, countsNot);
    tell(half + 1, seen, after, countsNot);
    tell(half, before, now, counts);
    tell(half + 1, now, after, counts);
    append(half, key, now);
  }

  /** Whether a page changed since {@link #changedPages} was last asked. */
  public boolean isChanged() {
    return !changed.isEmpty();
  }

  /** The pages that changed since this was last asked. */
  public Set<Page> changedPages() {
    Set<Page> pages = Set.copyOf(changed);
    changed.clear();
    return pages;
  }

  /** What a page holds. */
  public byte[] page(Page page) {
    Times times = halfHours.get(page.halfHour);
    if (times == null) {
      return new byte[0];
    }
    ByteBuffer entries = times.pages.get(page.number);
    byte[] bytes = new byte[entries.position()];
    entries.get(0, bytes);
    return bytes;
  }

  /** Forgets what is older than this half hour; the pages that are not needed any more. */
  public List<Page> forgetBefore(long halfHour) {
    List<Page> forgotten = new ArrayList<>();
    SortedMap<Long, Times> old = halfHours.headMap(halfHour);
    old.forEach((half, times) -> {
      for (int number = 0; number < times.pages.size(); number++) {
        forgotten.add(new Page(half, number));
      }
    });
    old.clear();
    changed.removeAll(forgotten);
    return forgotten;
  }

  /** How many visitors' half hours on a page are kept. */
  public long size() {
    return halfHours.values().stream().mapToLong(times -> times.times.size()).sum();
  }

  private long seen(long half, long key) {
    Times times = halfHours.get(half);
    return times == null ? ViewTimes.NONE : times.times.get(key);
  }

  private static void tell(long half, long before, long seen, LongConsumer listener) {
    if (seen != ViewTimes.NONE) {
      long first = ViewTimes.first(half, seen);
      if (before == ViewTimes.NONE || ViewTimes.last(half - 1, before) + ViewTimes.REPEAT.toMillis() < first) {
        listener.accept(first);
      }
    }
  }

  private void append(long half, long key, long seen) {
    Times times = halfHours.computeIfAbsent(half, each -> new Times());
    times.times.put(key, seen);
    if (times.pages.isEmpty() || !times.pages.getLast().hasRemaining()) {
      times.pages.add(ByteBuffer.allocate(PAGE * ENTRY));
    }
    times.pages.getLast().putLong(key).putLong(seen);
    changed.add(new Page(half, times.pages.size() - 1));
  }
}
