package skilltide.dashboard.query;

/**
 * A column of a table, or the property of the same name in its JSON.
 *
 * @param always whether every row has it; what is not known is absent, in CSV empty
 * @param meaning in a few words; empty where the name says it
 */
public record Field(String name, Type type, boolean always, String meaning) {
  /** What stands in a column. */
  public enum Type {
    TEXT,
    /** An instant in UTC. */
    TIME,
    /** A day in UTC. */
    DAY, WHOLE, NUMBER, TRUTH,
    /** Several words: an array, in CSV with semicolons between. */
    WORDS
  }

  /** A column that every row has. */
  public static Field of(Type type, String name) {
    return new Field(name, type, true, "");
  }

  /** A column that is not known of every row. */
  public static Field optional(Type type, String name) {
    return new Field(name, type, false, "");
  }

  /** The same column with words on what it is. */
  public Field saying(String words) {
    return new Field(name, type, always, words);
  }
}
