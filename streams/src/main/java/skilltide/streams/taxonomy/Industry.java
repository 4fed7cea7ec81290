package skilltide.streams.taxonomy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The market that an employer serves.
 *
 * @param id its slug, such as {@code fintech}
 * @param name its public name
 * @param definition one sentence, fit for a glossary
 * @param aliases other names of it, in any case
 * @param evidence words that speak for it
 */
public record Industry(String id, String name, String definition, List<String> aliases, List<Cue> evidence) {
  public Industry {
    aliases = List.copyOf(aliases);
    evidence = List.copyOf(evidence);
  }

  /** Ids are unique within a taxonomy. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Industry that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /**
   * Words that speak for an industry.
   *
   * @param words in any case
   * @param weight how strongly, 1 to 5
   */
  public record Cue(String words, int weight) {}
}
