package skilltide.streams.taxonomy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that postings ask for by name.
 *
 * @param id its slug, unique over all kinds: {@code [a-z0-9-]+}
 * @param name its canonical public name
 * @param kind what sort of skill it is
 * @param definition one sentence, fit for a glossary
 * @param spellings every way to write it, the name first
 * @param links how it hangs together with other skills
 */
public record Skill(String id, String name, Kind kind, String definition, List<Spelling> spellings, Links links) {
  public Skill {
    spellings = List.copyOf(spellings);
  }

  /** Ids are unique within a taxonomy. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Skill that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** Every spelling as text, for search; the name is among them. */
  public List<String> aliases() {
    return spellings.stream().map(Spelling::text).distinct().toList();
  }

  /**
   * Ids of other skills.
   *
   * @param partOf what it belongs to, as EC2 to AWS
   * @param successorOf what it follows, as Angular does AngularJS
   * @param see what else to look at
   */
  public record Links(List<String> partOf, List<String> successorOf, List<String> see) {
    public static final Links NONE = new Links(List.of(), List.of(), List.of());

    public Links {
      partOf = List.copyOf(partOf);
      successorOf = List.copyOf(successorOf);
      see = List.copyOf(see);
    }
  }
}
