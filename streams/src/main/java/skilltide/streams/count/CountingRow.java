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
    private int posted;
    private int reposted;
    private int withdrawn;
    private int views;
    private int robots;

    private void add(Counts counts, int times) {
      posted += times * counts.posted();
      reposted += times * counts.reposted();
      withdrawn += times * counts.withdrawn();
      views += times * counts.views();
      robots += times * counts.robots();
    }

    private boolean isZero() {
      return (posted | reposted | withdrawn | views | robots) == 0;
    }

    private Counts counts() {
      return new Counts(posted, reposted, withdrawn, views, robots);
    }
  }

  private final Map<String, Sum> skills = new HashMap<>();
  private final Sum total = new Sum();
  private Instant newest;

  /** Goes on from what was counted before. */
  public CountingRow(Row before) {
    newest = before.newest();
    total.add(before.total(), 1);
    before.skills().forEach((skill, counts) -> skills.computeIfAbsent(skill, each -> new Sum()).add(counts, 1));
  }

  /** Counts something that happened. */
  public void add(Collection<String> which, Counts counts, Instant time) {
    newest = time.isAfter(newest) ? time : newest;
    add(which, counts, 1);
  }

  /** Takes back what was counted; skills whose counts fall to zero leave. */
  public void subtract(Collection<String> which, Counts counts) {
    add(which, counts, -1);
  }

  private void add(Collection<String> which, Counts counts, int times) {
    total.add(counts, times);
    for (String skill : which) {
      Sum sum = skills.computeIfAbsent(skill, each -> new Sum());
      sum.add(counts, times);
      if (sum.isZero()) {
        skills.remove(skill);
      }
    }
  }

  /** Whether nothing is left in it. */
  public boolean isEmpty() {
    return total.isZero() && skills.isEmpty();
  }

  /** The row as it stands. */
  public Row row() {
    TreeMap<String, Counts> sorted = new TreeMap<>();
    skills.forEach((skill, sum) -> sorted.put(skill, sum.counts()));
    return new Row(newest, total.counts(), sorted);
  }
}
