package skilltide.dashboard.cube;

import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** One slice's buckets, each the sum of its partitions. */
final class Buckets {
  private final TreeMap<Long, Tally> tallies = new TreeMap<>();
  private long version;

  void replace(long bucket, Tally before, Tally after, long version) {
    this.version = version;
    tallies.merge(bucket, Tally.EMPTY.merge(after, 1),
        (sum, ignored) -> sum.merge(before, -1).merge(after, 1));
  }

  void split(List<Sums> sums, long[] edges, BiConsumer<Tally, Sums> adding) {
    int stretch = 0;
    for (var bucket : tallies.subMap(edges[0], edges[edges.length - 1]).entrySet()) {
      while (bucket.getKey() >= edges[stretch + 1]) {
        stretch++;
      }
      adding.accept(bucket.getValue(), sums.get(stretch));
    }
  }

  long total(Column column) {
    return tallies.values().stream().mapToLong(tally -> tally.total(column)).sum();
  }

  long revision(long from, long to) {
    long revision = 0;
    for (Tally tally : tallies.subMap(from, to).values()) {
      revision += tally.digest();
    }
    return revision;
  }

  long version() {
    return version;
  }
}
