package skilltide.ingest.event;

/**
 * The topics on the way in.
 *
 * @param prefix what all of this installation's topics begin with; may be empty
 */
public record EventTopics(String prefix) {

  /** Keyed by {@code source:id}; values are {@link PostingEvent}. */
  public String jobPostings() {
    return prefix + "job-postings";
  }

  /** Keyed by visitor; values are {@link TermViewed}. */
  public String glossaryViews() {
    return prefix + "glossary-views";
  }

  /** Keyed by source, or by source and posting: what is known of the boards that are asked. Nobody but ingest reads it. */
  public String sourceStates() {
    return prefix + "source-states";
  }

  /** Keyed by source: how it goes with each; one partition. */
  public String sourceReports() {
    return prefix + "source-reports";
  }
}
