package skilltide.dashboard.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who must be named, and linked to, where a source's postings are shown; the program provides it as a bean.
 *
 * @param bySource a name by source; sources that ask for nothing are not in it
 */
public record Attributions(Map<String, String> bySource) {
  public Attributions {
    bySource = Map.copyOf(bySource);
  }

  @Nullable
  String of(String source) {
    return bySource.get(source);
  }
}
