package skilltide.ingest.event;

import java.time.Instant;

/**
 * Somebody looked a term up in a glossary; the value of {@code glossary-views}.
 *
 * @param term the id or an alias of a skill, as the page named it
 * @param visitor an HMAC over the day, the address and the agent: tells visitors of one day apart, cannot be turned
 *        back
 * @param viewed when
 */
public record TermViewed(String term, String visitor, Instant viewed) {}
