package skilltide.streams.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import skilltide.streams.result.Facet;

/**
 * What one posting is counted under, beside all.
 *
 * @param source where it comes from
 * @param industry the employer's industry, where it is known
 * @param roles all that it hires for, in order
 * @param countries ISO 3166 codes of where the job can be done, in order
 */
public record Facets(String source, @Nullable String industry, List<String> roles, List<String> countries) {

  public Facets {
    roles = Sorted.copyOf(roles);
    countries = Sorted.copyOf(countries);
  }

  /** Every facet value that a posting counts under, {@link Facet#ALL} among them. */
  public void forEach(BiConsumer<Facet, String> action) {
    action.accept(Facet.ALL, "");
    action.accept(Facet.SOURCE, source);
    Optional.ofNullable(industry).ifPresent(value -> action.accept(Facet.INDUSTRY, value));
    roles.forEach(value -> action.accept(Facet.ROLE, value));
    countries.forEach(value -> action.accept(Facet.COUNTRY, value));
  }

  /** Every value of one facet. */
  public List<String> values(Facet facet) {
    List<String> values = new ArrayList<>();
    forEach((each, value) -> {
      if (each == facet) {
        values.add(value);
      }
    });
    return values;
  }
}
