package skilltide.dashboard.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import skilltide.dashboard.bench.Market.Posting;
import skilltide.dashboard.cube.Change;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowKey;

/** Counts postings into rows as the topology publishes them: absolute, by partition. For one thread. */
final class Ledger {
  /** Counts that grow. */
  private static final class Growing {
    private final SortedMap<String, Counts> skills = new TreeMap<>();
    private Counts total = Counts.ZERO;

    private void add(Posting posting, Counts counts) {
      total = total.plus(counts);
      posting.skills().forEach(skill -> skills.merge(skill, counts, Counts::plus));
    }
  }

  private final Map<RowKey, Growing> rows = new HashMap<>();
  private final Set<RowKey> changed = new LinkedHashSet<>();

  /** Counts a posting, and what became of it. */
  void count(Posting posting) {
    count(Input.POSTINGS, posting.partition(), posting.day(), posting, Counts.ONE_POSTED);
    if (posting.withdrawn() > 0) {
      count(Input.POSTINGS, posting.partition(), posting.withdrawn(), posting, Counts.ONE_WITHDRAWN);
    }
    if (posting.repost()) {
      count(Input.MARKS, posting.marks(), posting.day(), posting, Counts.ONE_REPOSTED);
    }
  }

  /** How many rows there are. */
  int size() {
    return rows.size();
  }

  /** Rows that were counted in since this was asked last. */
  List<Change> changes() {
    List<Change> changes = changed.stream().map(this::change).toList();
    changed.clear();
    return changes;
  }

  /** All rows, as a history that was read in order leaves them in a compacted topic. */
  void publish(int most, Consumer<List<Change>> batches) {
    List<RowKey> keys = new ArrayList<>(rows.keySet());
    keys.sort(Comparator.comparingLong(RowKey::bucket).thenComparing(RowKey::input).thenComparing(RowKey::facet)
        .thenComparing(RowKey::value).thenComparing(RowKey::partition));
    for (int from = 0; from < keys.size(); from += most) {
      batches.accept(keys.subList(from, Math.min(keys.size(), from + most)).stream().map(this::change).toList());
    }
    changed.clear();
  }

  private void count(Input input, int partition, long day, Posting posting, Counts counts) {
    count(new RowKey(input, partition, Grain.DAY, day, Facet.ALL, ""), posting, counts);
    count(new RowKey(input, partition, Grain.DAY, day, Facet.SOURCE, posting.source()), posting, counts);
    if (!posting.industry().isEmpty()) {
      count(new RowKey(input, partition, Grain.DAY, day, Facet.INDUSTRY, posting.industry()), posting, counts);
    }
    if (!posting.country().isEmpty()) {
      count(new RowKey(input, partition, Grain.DAY, day, Facet.COUNTRY, posting.country()), posting, counts);
    }
    for (String role : posting.roles()) {
      count(new RowKey(input, partition, Grain.DAY, day, Facet.ROLE, role), posting, counts);
    }
  }

  private void count(RowKey key, Posting posting, Counts counts) {
    rows.computeIfAbsent(key, each -> new Growing()).add(posting, counts);
    changed.add(key);
  }

  private Change change(RowKey key) {
    Growing row = rows.get(key);
    if (row == null) {
      throw new IllegalArgumentException("No such row: " + key);
    }
    return Change.of(key, new Row(Grain.DAY.start(key.bucket()), row.total, row.skills));
  }
}
