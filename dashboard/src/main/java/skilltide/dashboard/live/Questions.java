package skilltide.dashboard.live;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import skilltide.dashboard.query.View;

/**
 * The views that are to be asked of the readings, in the order in which they came up, and who waits for an answer. One
 * is asked at a time: the readings take their time, and have other askers. For one thread.
 */
final class Questions {
  private final Map<View, Map<Viewer, Wanted>> asked = new LinkedHashMap<>();
  private final Map<Viewer, View> places = new HashMap<>();
  private Optional<View> underWay = Optional.empty();

  /** Asks for a view that is watched already. */
  void add(View view) {
    asked.computeIfAbsent(view, same -> new LinkedHashMap<>());
  }

  /** Asks for a view that somebody waits for, rather than for one before. */
  void add(Viewer viewer, Wanted wanted) {
    leave(viewer);
    add(wanted.view());
    asked.getOrDefault(wanted.view(), Map.of()).put(viewer, wanted);
    places.put(viewer, wanted.view());
  }

  /** Somebody waits no longer; what only they asked for is not asked. */
  void leave(Viewer viewer) {
    View view = places.remove(viewer);
    if (view != null) {
      asked.getOrDefault(view, Map.of()).remove(viewer);
      drop(view);
    }
  }

  /** Nobody watches a view any more; nor is it asked for unless somebody waits for it. */
  void drop(View view) {
    if (asked.getOrDefault(view, Map.of()).isEmpty()) {
      asked.remove(view);
    }
  }

  /**
   * What to ask now; empty when there is nothing, or the answer before has not come yet. Who waits for a first answer goes before those
   * who have one.
   */
  Optional<View> next() {
    if (underWay.isPresent()) {
      return Optional.empty();
    }
    underWay = asked.entrySet().stream().filter(view -> !view.getValue().isEmpty()).map(Map.Entry::getKey).findFirst()
        .or(() -> asked.keySet().stream().findFirst());
    return underWay;
  }

  /** The answer to what was asked has come. */
  Map<Viewer, Wanted> answered(View view) {
    underWay = Optional.empty();
    Map<Viewer, Wanted> waited = asked.remove(view);
    if (waited == null) {
      return Map.of();
    }
    waited.keySet().forEach(places::remove);
    return waited;
  }

  /** Views that somebody waits for, or that are to be asked anew. */
  Iterable<View> views() {
    return asked.keySet();
  }
}
