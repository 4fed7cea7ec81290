package skilltide.streams.result;

/** Which events a row counts. */
public enum Input {
  /** What is posted and withdrawn. */
  POSTINGS("job-postings"),
  /** What is posted again, counted by poster. */
  MARKS("posting-marks"),
  /** What is looked up. */
  VIEWS("glossary-views");

  private final String word;

  Input(String word) {
    this.word = word;
  }

  /** The word for it in keys: the input topic's name without the installation's prefix. */
  public String word() {
    return word;
  }

  /** @throws IllegalArgumentException when no input has this word */
  public static Input of(String word) {
    for (Input input : values()) {
      if (input.word.equals(word)) {
        return input;
      }
    }
    throw new IllegalArgumentException("No input is named '" + word + "'");
  }
}
