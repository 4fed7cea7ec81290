package skilltide.dashboard.query;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import skilltide.dashboard.cube.Column;
import skilltide.dashboard.cube.CubeReader;
import skilltide.dashboard.cube.Selection;
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
   * @param skills which are wanted
   * @param edges bucket numbers, ascending, at least two
   */
  static Figures of(CubeReader reader, Slice slice, Measure measure, Selection skills, long[] edges) {
    return switch (measure) {
      case POSTINGS, SHARE -> flow(reader.split(slice, Column.POSTED, skills, edges));
      case UNIQUE -> flow(unique(reader, slice, skills, edges));
      case WITHDRAWN -> flow(reader.split(slice, Column.WITHDRAWN, skills, edges));
      case VIEWS -> flow(reader.split(slice, Column.VIEWS, skills, edges));
      case OPEN -> stock(reader, slice, skills, edges);
    };
  }

  /** The slice that a view looks at first. */
  static Slice slice(View view, Grain grain) {
    return new Slice(view.measure().input(), grain, view.filter().facet(), view.filter().value());
  }

  /** All slices that a view's figures rest on. */
  static List<Slice> slices(View view, Grain grain) {
    Slice first = slice(view, grain);
    return view.measure() == Measure.UNIQUE ? List.of(first, first.withInput(Column.REPOSTED.input())) : List.of(first);
  }

  private static List<Sums> unique(CubeReader reader, Slice slice, Selection skills, long[] edges) {
    List<Sums> unique = reader.split(slice, Column.POSTED, skills, edges);
    List<Sums> reposted = reader.split(slice.withInput(Column.REPOSTED.input()), Column.REPOSTED, skills, edges);
    for (int i = 0; i < unique.size(); i++) {
      unique.get(i).subtract(reposted.get(i));
    }
    return unique;
  }

  private static Figures flow(List<Sums> stretches) {
    if (stretches.size() == 1) {
      return new Figures(stretches, stretches.get(0));
    }
    Sums all = stretches.get(0).copy();
    stretches.stream().skip(1).forEach(all::add);
    return new Figures(stretches, all);
  }

  // What is open at the end of a stretch was posted at any time before, and not withdrawn.
  private static Figures stock(CubeReader reader, Slice slice, Selection skills, long[] edges) {
    long[] all = LongStream.concat(LongStream.of(BEGINNING), Arrays.stream(edges)).toArray();
    List<Sums> open = reader.split(slice, Column.OPEN, skills, all);
    for (int i = 1; i < open.size(); i++) {
      open.get(i).add(open.get(i - 1));
    }
    return new Figures(open.subList(1, open.size()), open.get(open.size() - 1));
  }
}
