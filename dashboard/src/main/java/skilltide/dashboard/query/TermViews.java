package skilltide.dashboard.query;

import java.util.Comparator;
import java.util.List;
import skilltide.dashboard.cube.Column;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.cube.Selection;
import skilltide.dashboard.cube.Slice;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;

/**
 * How often a page of the glossary was looked at that is no skill's.
 *
 * @param path of the term, such as {@code roles/backend}
 * @param views by people
 * @param robots views by robots
 */
public record TermViews(String path, long views, long robots) {

  /** Those that were looked at from one day to before another, the most looked at first. */
  static List<TermViews> of(CubeReader reader, Window window) {
    return reader.values(Facet.TERM).stream()
        .map(path -> new TermViews(path, sum(reader, path, Column.VIEWS, window),
            sum(reader, path, Column.ROBOTS, window)))
        .filter(each -> each.views > 0 || each.robots > 0)
        .sorted(Comparator.comparingLong(TermViews::views).reversed().thenComparing(TermViews::path)).toList();
  }

  private static long sum(CubeReader reader, String path, Column column, Window window) {
    return reader.sum(new Slice(Input.VIEWS, Grain.DAY, Facet.TERM, path), column, Selection.NONE, window.from(),
        window.to()).total();
  }
}
