package skilltide.dashboard.cube;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;

/**
 * One state of the cube. Immutable, so that whoever reads neither waits nor is waited for.
 *
 * @param skills ids by number
 * @param newest the latest event time of postings, in seconds; {@link Long#MIN_VALUE} where there are none
 */
record CubeState(long generation, SkillNumbers numbers, List<String> skills, Map<Slice, Timeline> timelines,
    long newest) implements CubeReader {

  static CubeState empty(long generation) {
    return new CubeState(generation, new SkillNumbers(), List.of(), Map.of(), Long.MIN_VALUE);
  }

  /** The state after this one. */
  CubeState with(Map<Slice, Timeline> changed) {
    Map<Slice, Timeline> all = new HashMap<>(timelines);
    all.putAll(changed);
    long itsNewest = Long.MIN_VALUE;
    for (Map.Entry<Slice, Timeline> each : all.entrySet()) {
      if (each.getKey().input() == Input.POSTINGS) {
        itsNewest = Math.max(itsNewest, each.getValue().newest());
      }
    }
    return new CubeState(generation, numbers, numbers.size() == skills.size() ? skills : numbers.ids(), all, itsNewest);
  }

  /** This as another generation. */
  CubeState as(long another) {
    return new CubeState(another, numbers, skills, timelines, newest);
  }

  @Override
  public Optional<Instant> newestPosting() {
    return newest == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(newest));
  }

  @Override
  public List<Sums> split(Slice slice, Column column, Selection wanted, long[] edges) {
    if (slice.input() != column.input()) {
      throw new IllegalArgumentException(column + " is not counted in " + slice);
    }
    return switch (wanted) {
      case Selection.All ignored -> {
        Sums[] sums = sums(edges.length, skills.size(), new Sums(0));
        timeline(slice).split(edges, (node, from, to) -> {
          if (from > 0 && from < edges.length) {
            sums[from].subtract(node, column);
          }
          if (to > 0 && to < edges.length) {
            sums[to].add(node, column);
          }
        });
        yield inside(sums);
      }
      case Selection.Some some -> {
        Chosen chosen = new Chosen(some.ids(), numbers, skills.size());
        Sums[] sums = sums(edges.length, chosen.size(), new Sums(chosen.size()));
        timeline(slice).split(edges, new ChosenStretches(column, chosen, sums));
        yield inside(sums);
      }
    };
  }

  private static Sums[] sums(int edges, int size, Sums outside) {
    Sums[] sums = new Sums[edges + 1];
    Arrays.setAll(sums, stretch -> stretch > 0 && stretch < edges ? new Sums(size) : outside);
    return sums;
  }

  private static List<Sums> inside(Sums[] sums) {
    return Arrays.asList(sums).subList(1, sums.length - 1);
  }

  @Override
  public long total(Slice slice, Column column) {
    return timeline(slice).total(column);
  }

  @Override
  public long revision(Slice slice, long from, long to) {
    DigestStretches digests = new DigestStretches();
    timeline(slice).split(new long[]{from, to}, digests);
    return digests.between();
  }

  @Override
  public long version(Slice slice) {
    return timeline(slice).version();
  }

  @Override
  public Set<String> values(Facet facet) {
    Set<String> values = new TreeSet<>();
    timelines.forEach((slice, timeline) -> {
      if (slice.facet() == facet && slice.grain() == Grain.DAY && !timeline.isEmpty()) {
        values.add(slice.value());
      }
    });
    return values;
  }

  Timeline timeline(Slice slice) {
    return timelines.getOrDefault(slice, Timeline.EMPTY);
  }
}
