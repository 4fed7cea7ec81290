package skilltide.ingest.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source states about a posting beside its text, in the source's own words. It wins over what is read.
 *
 * @param employer the hiring organisation
 * @param industry its industry
 * @param occupation the occupation or role
 * @param experience the experience or level that is asked for
 * @param countries names or ISO 3166 codes of countries
 * @param cities where the work is done
 * @param remote whether it can be done remotely; absent when the source does not say
 * @param pay what is paid for it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Stated(@Nullable String employer, @Nullable String industry, @Nullable String occupation,
    @Nullable String experience, List<String> countries, List<City> cities, @Nullable Boolean remote, List<Pay> pay) {
  public static final Stated NOTHING = new Stated(null, null, null, List.of(), null);

  @JsonCreator
  @SuppressWarnings("NullAway") // a field that is missing in JSON arrives as null
  public Stated {
    countries = countries == null ? List.of() : List.copyOf(countries);
    cities = cities == null ? List.of() : List.copyOf(cities);
    pay = pay == null ? List.of() : List.copyOf(pay);
  }

  /** A source that says no more than most do. */
  public Stated(@Nullable String employer, @Nullable String industry, @Nullable String occupation,
      List<String> countries, @Nullable Boolean remote) {
    this(employer, industry, occupation, null, countries, List.of(), remote, List.of());
  }

  /**
   * A city.
   *
   * @param city its name, or an address that names it
   * @param country name or ISO 3166 code; absent when the source does not say
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record City(String city, @Nullable String country) {}

  /**
   * A salary or rate.
   *
   * @param min the lower end in full units of the currency; absent when there is none
   * @param max the upper end; absent when there is none
   * @param currency its code
   * @param unit what it is paid for, such as {@code MONTH}
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Pay(@Nullable Double min, @Nullable Double max, @Nullable String currency, @Nullable String unit) {}
}
