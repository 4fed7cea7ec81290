package skilltide.ingest.trace;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is done together with others later: the first few that are followed until somebody takes them. Thread-safe. */
public final class Gathered {
  private final Set<Origin> origins = new LinkedHashSet<>();

  public synchronized void add(Origin origin) {
    if (origins.size() < Traces.MOST) {
      origins.add(origin);
    }
  }

  /** Takes them away. */
  public synchronized List<Origin> take() {
    if (origins.isEmpty()) {
      return List.of();
    }
    List<Origin> taken = List.copyOf(origins);
    origins.clear();
    return taken;
  }
}
