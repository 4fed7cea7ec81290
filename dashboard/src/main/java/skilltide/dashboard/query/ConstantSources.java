package skilltide.dashboard.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import skilltide.dashboard.cube.Column;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.cube.Selection;
import skilltide.dashboard.cube.Slice;
import skilltide.dashboard.cube.Sums;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;

/**
 * Which sources were there throughout a time: watched from its first day on, and with postings in every stretch of it in which there are
 * any. Stretches have 31 days, so that whoever posts on the first of a month stands in each. A source that came later brought its
 * postings, not demand; one that left took them.
 */
final class ConstantSources {
  private static final int STRETCH = 31;

  private ConstantSources() {}

  /**
   * Those of a time, as far as it has come; empty where all of its sources are.
   *
   * @param now what time it is in the world that is shown
   * @param watched from which day on each source was
   */
  static Optional<List<String>> of(CubeReader reader, Window window, Instant now,
      Map<String, LocalDate> watched) {
    Set<String> known = reader.values(Facet.SOURCE);
    if (known.size() < 2) {
      return Optional.empty();
    }
    long[] edges = edges(window, window.grain().bucket(now) + 1);
    Map<String, List<Sums>> sources = new TreeMap<>();
    for (String source : known) {
      List<Sums> stretches = reader.split(new Slice(Input.POSTINGS, Grain.DAY, Facet.SOURCE, source), Column.POSTED,
          Selection.NONE, edges);
      if (stretches.stream().anyMatch(stretch -> stretch.total() > 0)) {
        sources.put(source, stretches);
      }
    }
    LocalDate start = LocalDate.ofInstant(window.start(), ZoneOffset.UTC);
    List<String> constant = new ArrayList<>();
    sources.forEach((source, stretches) -> {
      LocalDate first = watched.get(source);
      if (first != null && !first.isAfter(start) && isThroughout(stretches, sources)) {
        constant.add(source);
      }
    });
    return constant.size() == sources.size() ? Optional.empty() : Optional.of(constant);
  }

  private static boolean isThroughout(List<Sums> stretches, Map<String, List<Sums>> sources) {
    for (int i = 0; i < stretches.size(); i++) {
      int stretch = i;
      if (stretches.get(i).total() == 0 && sources.values().stream().anyMatch(all -> all.get(stretch).total() > 0)) {
        return false;
      }
    }
    return true;
  }

  // The last one is the longer; what is shorter than two is one.
  private static long[] edges(Window window, long today) {
    long to = Math.max(window.from() + 1, Math.min(window.to(), today));
    int stretches = (int) Math.max(1, (to - window.from()) / STRETCH);
    long[] edges = new long[stretches + 1];
    for (int i = 0; i < stretches; i++) {
      edges[i] = window.from() + (long) i * STRETCH;
    }
    edges[stretches] = to;
    return edges;
  }
}
