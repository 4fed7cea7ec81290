package skilltide.streams.count;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import skilltide.streams.count.PostingState.Contribution;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Row;

/** The difference that one event makes: which rows change, and by how much. */
public final class RowChanges {

  /** A row within its input partition: {@code skilltide.streams.result.RowKey} without what all rows here share. */
  public record Place(long day, Facet facet, String value) {}

  /**
   * How one row changes.
   *
   * @param newest the latest event time that was added; {@link Instant#EPOCH} when nothing was
   * @param total added to the total
   * @param skills added to the skills, by id; never zero
   */
  public record Change(Instant newest, Counts total, SortedMap<String, Counts> skills) {

    /** The row with this change applied; skills whose counts fall to zero leave it. */
    public Row applyTo(Row row) {
      SortedMap<String, Counts> after = new TreeMap<>(row.skills());
      skills.forEach((skill, counts) -> add(after, skill, counts));
      return new Row(row.newest().isAfter(newest) ? row.newest() : newest, row.total().plus(total), after);
    }
  }

  private final Map<Place, Change> changes = new LinkedHashMap<>();

  private RowChanges() {}

  /** What changes between two states of one posting; nothing where they count alike. */
  public static RowChanges between(PostingState before, PostingState after) {
    RowChanges changes = new RowChanges();
    var were = before.contributions();
    var are = after.contributions();
    if (!were.equals(are)) {
      are.forEach(each -> changes.count(each, each.counts(), each.time()));
      were.forEach(each -> changes.count(each, Counts.ZERO.minus(each.counts()), Instant.EPOCH));
      changes.changes.values().removeIf(each -> each.total.equals(Counts.ZERO) && each.skills.isEmpty());
    }
    return changes;
  }

  public void forEach(BiConsumer<Place, Change> action) {
    changes.forEach(action);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  private void count(Contribution contribution, Counts counts, Instant time) {
    contribution.facets().forEach((facet, value) -> {
      Place place = new Place(contribution.day(), facet, value);
      Change so = changes.getOrDefault(place, new Change(Instant.EPOCH, Counts.ZERO, new TreeMap<>()));
      contribution.skills().forEach(skill -> add(so.skills, skill, counts));
      changes.put(place, new Change(so.newest.isAfter(time) ? so.newest : time, so.total.plus(counts), so.skills));
    });
  }

  private static void add(SortedMap<String, Counts> skills, String skill, Counts counts) {
    Counts sum = skills.getOrDefault(skill, Counts.ZERO).plus(counts);
    if (sum.equals(Counts.ZERO)) {
      skills.remove(skill);
    } else {
      skills.put(skill, sum);
    }
  }
}
