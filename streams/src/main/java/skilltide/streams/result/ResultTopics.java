package skilltide.streams.result;

import java.time.Duration;

/**
 * The topics on the way out.
 *
 * @param prefix what all of this installation's topics begin with; may be empty
 * @param counting the number of the counting that wrote them: a new taxonomy counts anew, under the next number
 */
public record ResultTopics(String prefix, int counting) {
  /**
   * How long a compacted topic of ours keeps what tells that something is gone ({@code delete.retention.ms}): whoever reads it from where
   * they were learns of all that was forgotten meanwhile when they were away for less, and must begin anew when it was longer. Kafka's own
   * day is shorter than a weekend.
   */
  public static final Duration TOMBSTONES_KEPT = Duration.ofDays(7);
  /** Whoever was away for longer begins anew: a day less than word is kept, since reading takes its time and clocks are apart. */
  public static final Duration LONGEST_ABSENCE = TOMBSTONES_KEPT.minusDays(1);

  /** The names that do not depend on the counting, of an installation's topics. */
  public static ResultTopics shared(String prefix) {
    return new ResultTopics(prefix, 0);
  }

  /** Keyed by {@code source:id}; values are {@link PostingRead} as JSON. */
  public String postingReadings() {
    return prefix + "posting-readings-v" + counting;
  }

  /** Keyed by {@code source:id}; values are {@link PostingStanding} as JSON, for postings of which there is more to say. */
  public String postingStates() {
    return prefix + "posting-states-v" + counting;
  }

  /** Keyed by {@code source:id} of a repost; values are {@link Repost} as JSON. */
  public String postingReposts() {
    return prefix + "posting-reposts-v" + counting;
  }

  /** Keyed by poster; between the two halves of the counting. */
  public String postingMarks() {
    return prefix + "posting-marks-v" + counting;
  }

  /** Keyed by {@link RowKey} of postings and their marks; values are {@link Row} by {@link RowCodec}. */
  public String skillCounts() {
    return prefix + "skill-counts-v" + counting;
  }

  /** Keyed by {@link RowKey} of views, which are never read again; values as in {@link #skillCounts}. */
  public String viewCounts() {
    return prefix + "view-counts";
  }

  /** Which countings there are: keyed by the number, in one partition; values are {@link Counting} as JSON. */
  public String countings() {
    return prefix + "countings";
  }

  /** Keys and values as they came; why and from where in the headers. */
  public String rejectedEvents() {
    return prefix + "rejected-events";
  }

  /** The application that counts postings: its group, its folder of state, what its changelogs' names begin with. */
  public String postingsApplication() {
    return prefix + "skilltide-postings-v" + counting;
  }

  /** The application that counts views. */
  public String viewsApplication() {
    return prefix + "skilltide-views";
  }
}
