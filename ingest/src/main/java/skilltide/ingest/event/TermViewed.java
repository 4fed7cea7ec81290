package skilltide.ingest.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Somebody looked a term up in a glossary; the value of {@code glossary-views}.
 *
 * @param term the id or an alias of a skill, as the page named it
 * @param visitor an HMAC over the day, the address and the agent: tells visitors of one day apart, cannot be turned
 *        back
 * @param viewed when
 * @param robot whether the visitor says that it is one: its views are kept apart
 */
public record TermViewed(String term, String visitor, Instant viewed,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean robot) {

  /** A view by a person. */
  public TermViewed(String term, String visitor, Instant viewed) {
    this(term, visitor, viewed, false);
  }
}
