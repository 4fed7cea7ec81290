package skilltide.streams.taxonomy;

import java.util.List;

/**
 * A level of seniority with the words that state it.
 *
 * @param seniority which
 * @param name its public name
 * @param definition one sentence, fit for a glossary
 * @param spellings the words
 */
public record Level(Seniority seniority, String name, String definition, List<Spelling> spellings) {
  public Level {
    spellings = List.copyOf(spellings);
  }
}
