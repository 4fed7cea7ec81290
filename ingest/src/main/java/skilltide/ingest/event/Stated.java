package skilltide.ingest.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source states about a posting beside its text, in the source's own words. It wins over what is read.
 *
 * @param employer the hiring organisation
 * @param industry its industry
 * @param occupation the occupation or role
 * @param countries names or ISO 3166 codes of countries
 * @param remote whether it can be done remotely; absent when the source does not say
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Stated(@Nullable String employer, @Nullable String industry, @Nullable String occupation,
    List<String> countries, @Nullable Boolean remote) {
  public static final Stated NOTHING = new Stated(null, null, null, List.of(), null);

  @SuppressWarnings("NullAway") // a field that is missing in JSON arrives as null
  public Stated {
    countries = countries == null ? List.of() : List.copyOf(countries);
  }
}
