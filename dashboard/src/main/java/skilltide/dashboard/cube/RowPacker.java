package skilltide.dashboard.cube;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Input;
import skilltide.streams.result.RowBytes;
import skilltide.streams.result.RowCodec;
import skilltide.streams.result.RowKey;

/**
 * Rows in little room: the input partition, the row's digest (8 bytes), the newest event time in seconds, the totals of the input's
 * two columns, how many bytes the first one's counts take, and the counts as {@link SkillCounts} has them. For one thread.
 */
final class RowPacker {
  private static final Map<Input, List<Column>> COLUMNS = Arrays.stream(Column.values())
      .filter(column -> !column.isNet())
      .sorted(Comparator.comparingInt(Column::place)).collect(Collectors.groupingBy(Column::input));

  private final Bytes packed = new Bytes();
  private final PairWriter first = new PairWriter();
  private final PairWriter second = new PairWriter();

  /** @param row as {@link RowCodec} writes it */
  byte[] pack(RowKey key, byte[] row, SkillNumbers numbers) {
    List<Column> columns = COLUMNS.getOrDefault(key.input(), List.of());
    Column one = columns.get(0);
    Column other = columns.size() > 1 ? columns.get(1) : null;
    RowBytes bytes = new RowBytes(row);
    long digest = Digest.with(Digest.with(Digest.of(key.toString()), bytes.newest()), hash(bytes.total()));
    while (bytes.nextSkill()) {
      int number = numbers.number(row, bytes.idFrom(), bytes.idTo());
      Counts counts = bytes.counts();
      digest = Digest.with(Digest.with(digest, numbers.hash(number)), hash(counts));
      first.add(number, one.of(counts));
      second.add(number, other == null ? 0 : other.of(counts));
    }
    Bytes pairs = first.take();
    packed.add(key.partition());
    packed.addLong(Digest.mix(digest));
    packed.add(bytes.newest());
    packed.add(one.of(bytes.total()));
    packed.add(other == null ? 0 : other.of(bytes.total()));
    packed.add(pairs.size());
    packed.addAll(pairs);
    packed.addAll(second.take());
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

  private static long hash(Counts counts) {
    return Digest.with(Digest.with(Digest.with(Digest.with(counts.posted(), counts.withdrawn()), counts.views()),
        counts.reposted()), counts.robots());
  }
}
