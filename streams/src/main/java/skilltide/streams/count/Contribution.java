package skilltide.streams.count;

import java.time.Instant;
import java.util.List;
import skilltide.streams.result.Counts;

/**
 * What a posting adds to the rows of one day.
 *
 * @param day the number of the day, from 1970 on
 * @param time the posting's event time
 * @param facets the rows
 * @param skills the skills that are counted in each of them
 * @param counts how much: one posted, reposted or withdrawn
 */
public record Contribution(long day, Instant time, Facets facets, List<String> skills, Counts counts) {}
