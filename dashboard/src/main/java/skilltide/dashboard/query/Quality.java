package skilltide.dashboard.query;

import java.util.Map;
import java.util.Optional;

/**
 * What figures rest on.
 *
 * @param counted how many postings, or views, lie in the window
 * @param sources how many of the postings come from each source; empty where that is not known, as under a filter
 * @param freshness how fresh they are
 */
public record Quality(long counted, Optional<Map<String, Long>> sources, Freshness freshness) {}
