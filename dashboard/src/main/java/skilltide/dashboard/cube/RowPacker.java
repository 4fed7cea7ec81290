package skilltide.dashboard.cube;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Input;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowKey;

/**
 * Rows in little room: the input partition, the row's digest (8 bytes), the newest event time in seconds, the totals of the input's
 * two columns, how many bytes the first one's counts take, and the counts as {@link SkillCounts} has them. For one thread.
 */
final class RowPacker {
  private static final List<Column> COLUMNS = Arrays.stream(Column.values()).filter(column -> !column.isNet()).toList();

  private final Bytes packed = new Bytes();
  private final Bytes first = new Bytes();
  private final Bytes second = new Bytes();
  private long[] order = new long[256];

  byte[] pack(RowKey key, Row row, SkillNumbers numbers) {
    int size = row.skills().size();
    if (size > order.length) {
      order = new long[2 * size];
    }
    Counts[] counts = new Counts[size];
    long digest = Digest.with(Digest.with(Digest.of(key.toString()), row.newest().getEpochSecond()), hash(row.total()));
    int at = 0;
    for (Map.Entry<String, Counts> skill : row.skills().entrySet()) {
      int number = numbers.number(skill.getKey());
      digest = Digest.with(Digest.with(digest, numbers.hash(number)), hash(skill.getValue()));
      counts[at] = skill.getValue();
      order[at] = (long) number << Integer.SIZE | at++;
    }
    Arrays.sort(order, 0, size);
    pairs(key.input(), 0, counts, first);
    pairs(key.input(), 1, counts, second);
    packed.add(key.partition());
    packed.addLong(Digest.mix(digest));
    packed.add(row.newest().getEpochSecond());
    packed.add(count(row.total(), key.input(), 0));
    packed.add(count(row.total(), key.input(), 1));
    packed.add(first.size());
    packed.addAll(first);
    packed.addAll(second);
    return packed.take();
  }

  static int partition(byte[] row) {
    return (int) new Numbers(row, 0).next();
  }

  static void add(byte[] row, Adder adder) {
    Numbers numbers = new Numbers(row, 0);
    numbers.next();
    long digest = numbers.nextLong();
    long newest = numbers.next();
    long firstTotal = numbers.next();
    long secondTotal = numbers.next();
    int length = (int) numbers.next();
    int from = numbers.at();
    adder.add(digest, newest, firstTotal, secondTotal, SkillCounts.of(row, from, from + length),
        SkillCounts.of(row, from + length, row.length));
  }

  private void pairs(Input input, int place, Counts[] counts, Bytes pairs) {
    int before = -1;
    for (int i = 0; i < counts.length; i++) {
      int skill = (int) (order[i] >>> Integer.SIZE);
      int count = count(counts[(int) order[i]], input, place);
      if (count != 0) {
        pairs.add((long) skill - before);
        pairs.add(count);
        before = skill;
      }
    }
  }

  private static int count(Counts counts, Input input, int place) {
    for (Column column : COLUMNS) {
      if (column.input() == input && column.place() == place) {
        return column.of(counts);
      }
    }
    return 0;
  }

  private static long hash(Counts counts) {
    return Digest.with(Digest.with(Digest.with(Digest.with(counts.posted(), counts.withdrawn()), counts.views()),
        counts.reposted()), counts.robots());
  }
}
