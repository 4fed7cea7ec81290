package skilltide.streams.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A posting as it was read; the value of {@code posting-readings}. What is not known is absent. What becomes of it
 * later, {@link PostingStanding} and {@link Repost} tell: the reading is not written again for it.
 *
 * @param source where it comes from
 * @param id the source's identifier
 * @param title its headline
 * @param link where to read it
 * @param poster who stands behind it and its reposts
 * @param employer the hiring organisation
 * @param posted when: as stated, else when first received
 * @param firstSeen when it was first received
 * @param revision of the posting that was read
 * @param withdrawn when it was taken down, where that was known when it was read
 * @param taxonomy the version of the taxonomy that it was read by
 * @param skills one entry for each skill that was found
 * @param industry id of the employer's industry
 * @param roles ids of the roles that it hires for
 * @param seniority ids of the levels that it hires for
 * @param countries ISO 3166 codes of where the job can be done
 * @param cities where in them it is
 * @param remote whether it can be done remotely
 * @param pay the salaries and rates that are offered
 * @param language ISO 639-1 code of the text's language
 * @param unknownTerms names of what may be technologies that the taxonomy lacks; at most 20
 * @param backfill whether it was found open when its source was first asked, which did not see those that had come and gone before; absent
 *     where that is not so
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PostingRead(String source, String id, @Nullable String title, @Nullable String link,
    @Nullable String poster, @Nullable String employer, Instant posted, Instant firstSeen, Instant revision,
    @Nullable Instant withdrawn, String taxonomy, List<SkillMention> skills, @Nullable String industry,
    List<String> roles, List<String> seniority, List<String> countries, List<City> cities, @Nullable Boolean remote,
    List<Pay> pay, @Nullable String language, List<UnknownTerm> unknownTerms, @Nullable Boolean backfill) {
  @SuppressWarnings("NullAway") // a field that is missing in JSON arrives as null
  public PostingRead {
    cities = cities == null ? List.of() : List.copyOf(cities);
    pay = pay == null ? List.of() : List.copyOf(pay);
    unknownTerms = unknownTerms == null ? List.of() : List.copyOf(unknownTerms);
  }

  /**
   * Where a skill was found.
   *
   * @param skill its id
   * @param field which of the posting's fields it stands in: title, text or skills
   * @param start of the match in the field as it came, in UTF-16 units
   * @param end of the match, exclusive
   * @param as the matched text
   * @param rule the rule that decided
   * @param snippet at most 200 characters around the match, as people read them
   */
  public record SkillMention(String skill, String field, int start, int end, String as, String rule, String snippet) {}

  /**
   * A city.
   *
   * @param city its usual English name
   * @param country ISO 3166-1 alpha-2
   */
  public record City(String city, String country) {}

  /**
   * A salary or rate, in full units of the currency, before tax unless the posting says otherwise.
   *
   * @param min the lower end; absent when there is none
   * @param max the upper end; absent when there is none
   * @param currency ISO 4217 code; absent when it is not told
   * @param period what it is paid for: year, month, week, day or hour
   * @param yearlyMin what the lower end makes in a year of full-time work: 12 months, 52 weeks, 230 days, 1,840 hours
   * @param yearlyMax what the upper end makes
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Pay(@Nullable Double min, @Nullable Double max, @Nullable String currency, String period,
      @Nullable Double yearlyMin, @Nullable Double yearlyMax) {}

  /**
   * A name that is written like a technology's and that nothing explains.
   *
   * @param term as it is written
   * @param snippet at most 200 characters around it, where it stands in a list with skills; absent where it stands in none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record UnknownTerm(String term, @Nullable String snippet) {}

  /** The same reading, with what only all events of the posting together tell. */
  public PostingRead with(Instant posted, Instant firstSeen, @Nullable Instant withdrawn, boolean backfill) {
    return new PostingRead(source, id, title, link, poster, employer, posted, firstSeen, revision, withdrawn, taxonomy,
        skills, industry, roles, seniority, countries, cities, remote, pay, language, unknownTerms,
        backfill ? true : null);
  }
}
