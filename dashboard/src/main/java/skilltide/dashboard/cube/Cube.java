package skilltide.dashboard.cube;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.result.RowKey;

/**
 * Keeps the last row a key and adds the partitions up. One thread feeds it, many read.
 *
 * <p>A read-write lock, not snapshots: a batch changes some dozens of buckets and holds the lock for less than a
 * millisecond, where a snapshot would have to copy, or be a persistent tree that every read walks. An answer needs
 * several figures from one state; it gets them inside one {@link #read}.
 */
public final class Cube {
  private record Kept(Tally tally, Instant newest) {
    static final Kept NOTHING = new Kept(Tally.EMPTY, Instant.MIN);
  }

  private static final class Contents {
    private final SkillNumbers numbers = new SkillNumbers();
    private final Map<RowKey, Kept> rows = new HashMap<>();
    private final Map<Slice, Buckets> slices = new HashMap<>();
    private @Nullable Instant newestPosting;
  }

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final CubeReader reader = new Reader();
  private Contents held = new Contents();
  private long version;
  private long generation;

  /** Takes changes over, all at once for readers, and tells the listeners. */
  public void apply(Collection<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    lock.writeLock().lock();
    try {
      version++;
      changes.forEach(this::apply);
    } finally {
      lock.writeLock().unlock();
    }
    listeners.forEach(Runnable::run);
  }

  /** Forgets everything: what comes next is another world. */
  public void clear() {
    show(new Contents(), version);
  }

  /**
   * Shows what another has gathered instead, all at once for readers, and tells the listeners. The other, which nobody
   * may feed or read meanwhile, is empty then.
   */
  public void takeOver(Cube other) {
    Contents gathered = other.held;
    other.held = new Contents();
    show(gathered, other.version);
  }

  private void show(Contents contents, long itsVersion) {
    lock.writeLock().lock();
    try {
      held = contents;
      version = Math.max(version, itsVersion);
      generation++;
    } finally {
      lock.writeLock().unlock();
    }
    listeners.forEach(Runnable::run);
  }

  /** Answers from one state. Feeding waits meanwhile, so the question should be a quick one. */
  public <T> T read(Function<CubeReader, T> question) {
    lock.readLock().lock();
    try {
      return question.apply(reader);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Runs after every change, on the feeding thread: it should do no more than wake another. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private void apply(Change change) {
    RowKey key = change.key();
    Kept before;
    Kept after = Kept.NOTHING;
    if (change.row() == null) {
      before = held.rows.remove(key);
      if (before == null) {
        return;
      }
    } else {
      after = new Kept(Tally.of(Digest.of(key.toString()), change.row(), held.numbers), change.row().newest());
      before = held.rows.put(key, after);
    }
    held.slices.computeIfAbsent(Slice.of(key), slice -> new Buckets())
        .replace(key.bucket(), before == null ? Tally.EMPTY : before.tally, after.tally, version);
    if (key.input() == Input.POSTINGS) {
      age(before, after);
    }
  }

  private void age(@Nullable Kept before, Kept after) {
    Instant known = held.newestPosting;
    if (known == null || after.newest.isAfter(known)) {
      held.newestPosting = after.newest;
    } else if (before != null && before.newest.equals(known) && after.newest.isBefore(known)) {
      held.newestPosting = held.rows.entrySet().stream().filter(row -> row.getKey().input() == Input.POSTINGS)
          .map(row -> row.getValue().newest).max(Instant::compareTo).orElse(null);
    }
  }

  private final class Reader implements CubeReader {
    @Override
    public long generation() {
      return generation;
    }

    @Override
    public Optional<Instant> newestPosting() {
      return Optional.ofNullable(held.newestPosting);
    }

    @Override
    public String skill(int number) {
      return held.numbers.id(number);
    }

    @Override
    public List<Sums> split(Slice slice, Column column, Selection skills, long[] edges) {
      if (slice.input() != column.input()) {
        throw new IllegalArgumentException(column + " is not counted in " + slice);
      }
      return switch (skills) {
        case Selection.All ignored ->
          split(slice, edges, held.numbers.size(), (tally, sums) -> tally.addTo(sums, column));
        case Selection.Some some -> {
          int[] chosen = some.ids().stream().mapToInt(held.numbers::known).toArray();
          yield split(slice, edges, chosen.length, (tally, sums) -> tally.addTo(sums, column, chosen));
        }
      };
    }

    private List<Sums> split(Slice slice, long[] edges, int size, BiConsumer<Tally, Sums> adding) {
      List<Sums> sums = Stream.generate(() -> new Sums(size)).limit(edges.length - 1L).toList();
      Buckets buckets = held.slices.get(slice);
      if (buckets != null) {
        buckets.split(sums, edges, adding);
      }
      return sums;
    }

    @Override
    public long total(Slice slice, Column column) {
      Buckets buckets = held.slices.get(slice);
      return buckets == null ? 0 : buckets.total(column);
    }

    @Override
    public long revision(Slice slice, long from, long to) {
      Buckets buckets = held.slices.get(slice);
      return buckets == null ? 0 : buckets.revision(from, to);
    }

    @Override
    public long version(Slice slice) {
      Buckets buckets = held.slices.get(slice);
      return buckets == null ? 0 : buckets.version();
    }

    @Override
    public Set<String> values(Facet facet) {
      Set<String> values = new TreeSet<>();
      for (Slice slice : held.slices.keySet()) {
        if (slice.facet() == facet && slice.grain() == Grain.DAY) {
          values.add(slice.value());
        }
      }
      return values;
    }
  }
}
