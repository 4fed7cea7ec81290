package skilltide.dashboard.query;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What figures rest on.
 *
 * @param counted how many postings, or views, lie in the window
 * @param sources how many of the postings come from each source; empty where that is not known, as under a filter
 * @param repostShare the part of the postings that are reposts, 0 to 1; empty where there are none, and of views
 * @param freshness how fresh they are
 */
public record Quality(long counted, Optional<Map<String, Long>> sources, OptionalDouble repostShare,
    Freshness freshness) {}
