package skilltide.streams.read;

import java.util.List;
import org.jspecify.annotations.Nullable;
import skilltide.streams.taxonomy.Industry;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Seniority;

/**
 * What was read from one posting. What is not known is absent or empty, never guessed.
 *
 * @param skills one a skill: its first, or its clearest, mention; by place
 * @param industry the employer's market
 * @param roles all that are hired for
 * @param seniority all levels that are hired for
 * @param countries ISO 3166-1 alpha-2 codes of where the job can be done
 * @param cities where in them it is, as far as it is told
 * @param remote whether it can be done remotely, also partly
 * @param employer the hiring organisation, as it is written
 * @param pay the salaries and rates that are offered
 * @param language ISO 639-1 code of the text's language
 * @param fingerprint of what the posting says, to know a repost by
 * @param unknownTerms names of what may be technologies that the taxonomy lacks, those that are listed with skills first
 * @param taxonomy the version of the taxonomy it was read with
 * @param evidence the words behind industry, roles, seniority, countries, remote and employer, by what they say
 */
public record Reading(List<SkillRead> skills, @Nullable Industry industry, List<Role> roles, List<Seniority> seniority,
    List<String> countries, List<City> cities, @Nullable Boolean remote, @Nullable String employer, List<Pay> pay,
    @Nullable String language, Fingerprint fingerprint, List<UnknownTerm> unknownTerms, String taxonomy,
    List<Because> evidence) {
  public Reading {
    skills = List.copyOf(skills);
    roles = List.copyOf(roles);
    seniority = List.copyOf(seniority);
    countries = List.copyOf(countries);
    cities = List.copyOf(cities);
    pay = List.copyOf(pay);
    unknownTerms = List.copyOf(unknownTerms);
    evidence = List.copyOf(evidence);
  }

  /**
   * Why something was read.
   *
   * @param of {@code industry}, {@code role}, {@code seniority}, {@code country}, {@code city}, {@code remote} or {@code employer}
   * @param value the id, code or name that was read
   * @param evidence the words that say so
   */
  public record Because(String of, String value, Evidence evidence) {}
}
