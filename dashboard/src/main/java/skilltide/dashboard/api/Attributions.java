package skilltide.dashboard.api;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** What is to be said of an answer whose rows do not tell their sources, as {@code remoteok="Remote OK"}; empty where nobody asks for it. */
  Optional<String> header(Set<String> sources) {
    String all = sources.stream().sorted().filter(bySource::containsKey)
        .map(source -> "%s=\"%s\"".formatted(source, bySource.get(source))).collect(Collectors.joining(", "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  @Nullable
  String of(String source) {
    return bySource.get(source);
  }
}
