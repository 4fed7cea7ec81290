package skilltide.ingest.keys;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.event.PostingId;

/**
 * What a key allows.
 *
 * @param name whose it is: lower-case letters, digits, {@code . _ -}, 64 at most
 * @param hash of the key itself, which is kept nowhere
 * @param sources whose postings it may send, change and erase; {@value #EVERY} is every source
 * @param rate postings a second in the long run, 1 or more; ten seconds' worth at once
 * @param created when
 */
public record PublisherKey(String name, KeyHash hash, Set<String> sources, int rate, Instant created) {
  public static final String EVERY = "*";
  public static final int MAX_RATE = 1_000_000;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  /** @throws IllegalArgumentException when something is not as it must be; the message names it */
  public PublisherKey {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name: '%s' is none; use a-z, 0-9, '.', '_' and '-', at most 64".formatted(name));
    }
    if (rate < 1 || rate > MAX_RATE) {
      throw new IllegalArgumentException("rate: 1 to %,d postings a second, not %d".formatted(MAX_RATE, rate));
    }
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("source: at least one is needed");
    }
    for (String source : sources) {
      try {
        if (!source.equals(EVERY)) {
          PostingId.requireSource(source);
        }
      } catch (MalformedEventException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
    sources = Set.copyOf(sources);
  }

  /** Whether it may say something about postings of this source. */
  public boolean covers(String source) {
    return sources.contains(EVERY) || sources.contains(source);
  }

  /** Its sources in order, comma-separated. */
  public String sourceList() {
    return String.join(",", new TreeSet<>(sources));
  }
}
