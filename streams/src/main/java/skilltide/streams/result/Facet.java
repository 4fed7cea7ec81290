package skilltide.streams.result;

import java.util.Locale;

/**
 * What counts are split by. Every posting counts once under {@link #ALL} and under each value it has of the others; a glossary view under
 * {@link #ALL} if it is of a skill, else under its {@link #TERM}.
 */
public enum Facet {
  ALL, INDUSTRY, ROLE, COUNTRY, SOURCE,
  /** What is in the glossary and no skill, by its path there, such as {@code roles/backend}: views alone, by the day. */
  TERM;

  /** The word for it in keys, queries and frames. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** @throws IllegalArgumentException when no facet has this word */
  public static Facet of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
