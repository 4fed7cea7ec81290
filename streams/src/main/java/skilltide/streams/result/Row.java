package skilltide.streams.result;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The counts of one bucket of one facet value in one input partition: the unit that is kept, published and read.
 *
 * @param newest the latest event time among what was counted here, ever; whole seconds
 * @param total over all events, whether or not they name a skill
 * @param skills by skill id; skills that were never counted here are absent
 */
public record Row(Instant newest, Counts total, SortedMap<String, Counts> skills) {
  public static final Row EMPTY = new Row(Instant.EPOCH, Counts.ZERO, new TreeMap<>());
}
