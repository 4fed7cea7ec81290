package skilltide.dashboard.cube;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last row a key and adds the partitions up. One thread feeds it, any number read, and none waits for another: what is fed
 * makes a new state, which shares with the one before whatever did not change, and which readers see all at once. An answer needs
 * several figures from one state; it gets them inside one {@link #read}.
 */
public final class Cube {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final RowPacker packer = new RowPacker();
  private final Adder adder = new Adder();
  private volatile CubeState state = CubeState.empty(0);
  private long version;

  /** Takes changes over, all at once for readers, and tells the listeners. */
  public void apply(Collection<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    version++;
    CubeState before = state;
    Map<Slice, List<RowUpdate>> updates = new HashMap<>();
    for (Change change : changes) {
      byte[] row = change.row();
      byte @Nullable [] packed = row == null ? null : packer.pack(change.key(), row, before.numbers());
      updates.computeIfAbsent(Slice.of(change.key()), slice -> new ArrayList<>())
          .add(new RowUpdate(change.key().bucket(), change.key().partition(), packed));
    }
    adder.reserve(before.numbers().size());
    Map<Slice, Timeline> timelines = new HashMap<>();
    updates.forEach((slice, rows) -> timelines.put(slice, before.timeline(slice).with(rows, adder, version)));
    show(before.with(timelines));
  }

  /** Forgets everything: what comes next is another world. */
  public void clear() {
    show(CubeState.empty(state.generation() + 1));
  }

  /**
   * Shows what another has gathered instead, all at once for readers, and tells the listeners. The other, which nobody
   * may feed or read meanwhile, is empty then.
   */
  public void takeOver(Cube other) {
    CubeState gathered = other.state;
    other.state = CubeState.empty(gathered.generation());
    version = Math.max(version, other.version);
    show(gathered.as(state.generation() + 1));
  }

  private void show(CubeState next) {
    state = next;
    listeners.forEach(Runnable::run);
  }

  /** Answers from one state, however long that takes: feeding goes on meanwhile. */
  public <T> T read(Function<CubeReader, T> question) {
    return question.apply(state);
  }

  /** Runs after every change, on the feeding thread: it should do no more than wake another. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }
}
