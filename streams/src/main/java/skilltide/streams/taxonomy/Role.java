package skilltide.streams.taxonomy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The work that somebody is hired for.
 *
 * @param id its slug, such as {@code backend}
 * @param name its public name
 * @param definition one sentence, fit for a glossary
 * @param titles job titles and other names of it, in any case
 * @param levels the seniority that some of the titles state
 */
public record Role(String id, String name, String definition, List<String> titles, Map<String, Seniority> levels) {
  public Role {
    titles = List.copyOf(titles);
    levels = Map.copyOf(levels);
  }

  /** Ids are unique within a taxonomy. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Role that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
