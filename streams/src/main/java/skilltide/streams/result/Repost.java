package skilltide.streams.result;

/**
 * A posting that its poster had posted before; the value of {@code posting-reposts}. A posting without one is unique.
 *
 * @param source where it comes from
 * @param id the source's identifier
 * @param of the earlier posting, {@code source:id}: the latest before it that says nearly the same
 */
public record Repost(String source, String id, String of) {}
