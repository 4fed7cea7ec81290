package skilltide.dashboard.cube;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;

/**
 * Counts of one question, worked out elsewhere, that are read like a cube. It is filled once and read a few times: a cube is made to be
 * fed for years, and takes longer to fill than to ask a database. For one thread.
 */
public final class CountedRows implements CubeReader {
  /** A bucket: skills in the order in which they came. */
  private static final class Counted {
    private long total;
    private int[] skills = new int[8];
    private int[] counts = new int[8];
    private int size;

    private void add(int skill, int count) {
      if (size == skills.length) {
        skills = Arrays.copyOf(skills, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
      }
      skills[size] = skill;
      counts[size++] = count;
    }
  }

  private record Kept(Slice slice, Column column) {}

  private final List<String> skills;
  private final Map<Kept, NavigableMap<Long, Counted>> rows = new HashMap<>();
  private final long[] hashes;

  /** @param skills ids of all skills, by number */
  public CountedRows(List<String> skills) {
    this.skills = skills;
    this.hashes = skills.stream().mapToLong(Digest::of).toArray();
  }

  /** Adds so many events of a bucket, whether or not they name a skill. */
  public void add(Slice slice, Column column, long bucket, int count) {
    counted(slice, column, bucket).total += count;
  }

  /** Adds so many events of a bucket that name a skill. */
  public void add(Slice slice, Column column, long bucket, int skill, int count) {
    counted(slice, column, bucket).add(skill, count);
  }

  private Counted counted(Slice slice, Column column, long bucket) {
    return rows.computeIfAbsent(new Kept(slice, column), kept -> new TreeMap<>()).computeIfAbsent(bucket,
        each -> new Counted());
  }

  @Override
  public long generation() {
    return 0;
  }

  @Override
  public Optional<Instant> newestPosting() {
    return Optional.empty();
  }

  @Override
  public List<String> skills() {
    return skills;
  }

  @Override
  public List<Sums> split(Slice slice, Column column, Selection wanted, long[] edges) {
    if (column.isNet()) {
      List<Sums> open = split(slice, Column.POSTED, wanted, edges);
      List<Sums> withdrawn = split(slice, Column.WITHDRAWN, wanted, edges);
      for (int i = 0; i < open.size(); i++) {
        open.get(i).subtract(withdrawn.get(i));
      }
      return open;
    }
    int[] places = places(wanted);
    int size = wanted instanceof Selection.Some some ? some.ids().size() : skills.size();
    List<Sums> sums = new ArrayList<>(edges.length - 1);
    for (int i = 1; i < edges.length; i++) {
      Sums stretch = new Sums(size);
      for (Counted counted : between(new Kept(slice, column), edges[i - 1], edges[i])) {
        stretch.add(counted.total);
        for (int at = 0; at < counted.size; at++) {
          int place = places[counted.skills[at]];
          if (place >= 0) {
            stretch.add(place, counted.counts[at]);
          }
        }
      }
      sums.add(stretch);
    }
    return sums;
  }

  // Where the skill with a number stands in sums; -1 where it is not wanted.
  private int[] places(Selection wanted) {
    int[] places = new int[skills.size()];
    if (wanted instanceof Selection.Some some) {
      Map<String, Integer> at = new HashMap<>();
      some.ids().forEach(id -> at.put(id, at.size()));
      Arrays.setAll(places, number -> at.getOrDefault(skills.get(number), -1));
    } else {
      Arrays.setAll(places, number -> number);
    }
    return places;
  }

  @Override
  public long total(Slice slice, Column column) {
    return between(new Kept(slice, column), Long.MIN_VALUE, Long.MAX_VALUE).stream().mapToLong(each -> each.total)
        .sum();
  }

  @Override
  public long revision(Slice slice, long from, long to) {
    long revision = 0;
    for (Map.Entry<Kept, NavigableMap<Long, Counted>> each : rows.entrySet()) {
      if (each.getKey().slice().equals(slice)) {
        long place = Digest.with(Digest.of(slice.toString()), each.getKey().column().place());
        for (Map.Entry<Long, Counted> bucket : each.getValue().subMap(from, to).entrySet()) {
          revision += digest(Digest.with(place, bucket.getKey()), bucket.getValue());
        }
      }
    }
    return revision;
  }

  // Skills are added, for they stand in no order, and under numbers that another store does not have.
  private long digest(long place, Counted counted) {
    long digest = Digest.with(place, counted.total);
    for (int i = 0; i < counted.size; i++) {
      digest += Digest.with(Digest.with(place, hashes[counted.skills[i]]), counted.counts[i]);
    }
    return Digest.mix(digest);
  }

  @Override
  public long version(Slice slice) {
    return 0;
  }

  @Override
  public Set<String> values(Facet facet) {
    Set<String> values = new TreeSet<>();
    for (Kept kept : rows.keySet()) {
      if (kept.slice().facet() == facet && kept.slice().grain() == Grain.DAY) {
        values.add(kept.slice().value());
      }
    }
    return values;
  }

  private Collection<Counted> between(Kept kept, long from, long to) {
    NavigableMap<Long, Counted> counted = rows.get(kept);
    return counted == null ? List.of() : counted.subMap(from, to).values();
  }
}
