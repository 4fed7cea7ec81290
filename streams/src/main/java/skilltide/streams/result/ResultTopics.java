package skilltide.streams.result;

/**
 * The topics on the way out.
 *
 * @param prefix what all of this installation's topics begin with; may be empty
 * @param counting the number of the counting that wrote them: a new taxonomy counts anew, under the next number
 */
public record ResultTopics(String prefix, int counting) {
  /** The counting that this version of the program writes and reads. */
  public static final int CURRENT = 1;

  /** Keyed by {@code source:id}; values are {@link PostingRead} as JSON. */
  public String postingReadings() {
    return prefix + "posting-readings-v" + counting;
  }

  /** Keyed by {@link RowKey}; values are {@link Row} by {@link RowCodec}. */
  public String skillCounts() {
    return prefix + "skill-counts-v" + counting;
  }

  /** Keys and values as they came; why and from where in the headers. */
  public String rejectedEvents() {
    return prefix + "rejected-events";
  }
}
