package skilltide.streams.count;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Row;

/** A row that is being counted. For one thread. */
public final class CountingRow {
  private static final class Sum {
    private Counts counts = Counts.ZERO;
  }

  private final Map<String, Sum> skills = new HashMap<>();
  private Counts total;
  private Instant newest;

  /** Goes on from what was counted before. */
  public CountingRow(Row before) {
    total = before.total();
    newest = before.newest();
    before.skills().forEach((skill, counts) -> skills.computeIfAbsent(skill, each -> new Sum()).counts = counts);
  }

  /** Counts something that happened. */
  public void add(Collection<String> which, Counts counts, Instant time) {
    total = total.plus(counts);
    newest = time.isAfter(newest) ? time : newest;
    add(which, counts);
  }

  /** Takes back what was counted; skills whose counts fall to zero leave. */
  public void subtract(Collection<String> which, Counts counts) {
    total = total.minus(counts);
    add(which, Counts.ZERO.minus(counts));
  }

  private void add(Collection<String> which, Counts counts) {
    for (String skill : which) {
      Sum sum = skills.computeIfAbsent(skill, each -> new Sum());
      sum.counts = sum.counts.plus(counts);
      if (sum.counts.equals(Counts.ZERO)) {
        skills.remove(skill);
      }
    }
  }

  /** Whether nothing is left in it. */
  public boolean isEmpty() {
    return total.equals(Counts.ZERO) && skills.isEmpty();
  }

  /** The row as it stands. */
  public Row row() {
    TreeMap<String, Counts> sorted = new TreeMap<>();
    skills.forEach((skill, sum) -> sorted.put(skill, sum.counts));
    return new Row(newest, total, sorted);
  }
}
