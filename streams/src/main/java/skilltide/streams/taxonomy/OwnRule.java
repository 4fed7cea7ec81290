package skilltide.streams.taxonomy;

/**
 * A rule that an operator brought.
 *
 * @param file where it stands
 * @param line there, counted from one
 */
public record OwnRule(ContextRule rule, String file, int line) {}
