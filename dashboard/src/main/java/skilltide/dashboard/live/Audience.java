package skilltide.dashboard.live;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who watches a stream, on which event loops and over which wires. For one thread. */
final class Audience {
  private final Set<Viewer> viewers = new HashSet<>();
  private final Map<Shard, Integer> shards = new HashMap<>();
  private final Map<Wire, Integer> wires = new HashMap<>();

  void add(Viewer viewer) {
    if (viewers.add(viewer)) {
      shards.merge(viewer.shard(), 1, Integer::sum);
      wires.merge(viewer.wire(), 1, Integer::sum);
    }
  }

  void remove(Viewer viewer) {
    if (viewers.remove(viewer)) {
      shards.computeIfPresent(viewer.shard(), (shard, count) -> count == 1 ? null : count - 1);
      wires.computeIfPresent(viewer.wire(), (wire, count) -> count == 1 ? null : count - 1);
    }
  }

  boolean isEmpty() {
    return viewers.isEmpty();
  }

  Collection<Viewer> viewers() {
    return viewers;
  }

  Collection<Shard> shards() {
    return shards.keySet();
  }

  Collection<Wire> wires() {
    return wires.keySet();
  }
}
