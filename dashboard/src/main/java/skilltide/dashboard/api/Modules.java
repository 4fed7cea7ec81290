package skilltide.dashboard.api;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a module of the page needs before it can run: a browser finds that out one import after the other, a round trip for each level,
 * unless it is told beforehand.
 */
final class Modules {
  /** Static imports and re-exports, minified ones too; those with parentheses wait until they are wanted. */
  private static final Pattern IMPORT = Pattern.compile("\\b(?:import|from)\\s*[\"']([^\"']+)[\"']");
  private static final Pattern MAPPED = Pattern.compile("\"([^\"]+)\":\\s*\"(/[^\"]+)\"");

  private final Map<String, String> importMap = new LinkedHashMap<>();
  private final Function<String, Optional<Asset>> files;

  /**
   * @param html
   *     the page, with its import map
   * @param files
   *     what is served under a path
   */
  Modules(String html, Function<String, Optional<Asset>> files) {
    this.files = files;
    MAPPED.matcher(html).results().forEach(each -> importMap.put(each.group(1), each.group(2)));
  }

  /** The paths of the module itself and of all that it imports, however far. */
  Set<String> neededBy(String path) {
    Set<String> needed = new LinkedHashSet<>();
    add(path, needed);
    return needed;
  }

  private void add(String path, Set<String> needed) {
    Optional<Asset> module = files.apply(path);
    if (module.isEmpty() || !needed.add(path)) {
      return;
    }
    IMPORT.matcher(module.get().text()).results().map((MatchResult each) -> resolve(path, each.group(1)))
        .flatMap(Optional::stream).forEach(each -> add(each, needed));
  }

  private Optional<String> resolve(String from, String specifier) {
    if (specifier.startsWith(".")) {
      return Optional.of(URI.create(from).resolve(specifier).getPath());
    }
    return Optional.ofNullable(importMap.get(specifier)).or(() -> importMap.entrySet().stream()
        .filter(each -> each.getKey().endsWith("/") && specifier.startsWith(each.getKey()))
        .map(each -> each.getValue() + specifier.substring(each.getKey().length())).findFirst());
  }
}
