package skilltide.streams.read;

import org.jspecify.annotations.Nullable;

/**
 * A name that is written like a technology's and that nothing explains: no skill, role, industry, place or common word is spelled
 * so, and the employer is not called so.
 *
 * @param term as it is written where it is listed first, else where it is named first
 * @param around some words before and behind it where it stands in a list with skills: see {@link Snippet}; absent where it stands in none
 */
public record UnknownTerm(String term, @Nullable String around) {}
