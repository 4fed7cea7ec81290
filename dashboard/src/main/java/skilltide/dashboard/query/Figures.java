package skilltide.dashboard.query;

import java.util.ArrayList;
import java.util.List;
import skilltide.dashboard.cube.Column;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.cube.Slice;
import skilltide.dashboard.cube.Sums;
import skilltide.streams.result.Grain;

/** What a measure comes to, stretch by stretch and over all of them. */
record Figures(List<Sums> stretches, Sums all) {
  // Long before any posting, and far enough from the least number to reckon with.
  static final long BEGINNING = Long.MIN_VALUE / 2;

  /**
   * Works a measure out.
   *
   * @param edges bucket numbers, ascending, at least two
   */
  static Figures of(CubeReader reader, Slice slice, Measure measure, long[] edges) {
    return switch (measure) {
      case POSTINGS, SHARE -> flow(reader.split(slice, Column.POSTED, edges));
      case WITHDRAWN -> flow(reader.split(slice, Column.WITHDRAWN, edges));
      case VIEWS -> flow(reader.split(slice, Column.VIEWS, edges));
      case OPEN -> stock(reader, slice, edges);
    };
  }

  /** The slice that a view looks at. */
  static Slice slice(View view, Grain grain) {
    return new Slice(view.measure().input(), grain, view.filter().facet(), view.filter().value());
  }

  private static Figures flow(List<Sums> stretches) {
    Sums all = stretches.get(0).copy();
    stretches.stream().skip(1).forEach(all::add);
    return new Figures(stretches, all);
  }

  // What is open at the end of a stretch was posted at any time before, and not withdrawn.
  private static Figures stock(CubeReader reader, Slice slice, long[] edges) {
    Sums open = reader.sum(slice, Column.POSTED, BEGINNING, edges[0])
        .subtract(reader.sum(slice, Column.WITHDRAWN, BEGINNING, edges[0]));
    List<Sums> posted = reader.split(slice, Column.POSTED, edges);
    List<Sums> withdrawn = reader.split(slice, Column.WITHDRAWN, edges);
    List<Sums> stretches = new ArrayList<>();
    for (int i = 0; i < posted.size(); i++) {
      stretches.add(open.add(posted.get(i)).subtract(withdrawn.get(i)).copy());
    }
    return new Figures(stretches, open);
  }
}
