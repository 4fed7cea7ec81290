package skilltide.dashboard.readings;

import java.util.Locale;
import java.util.Optional;
import skilltide.streams.result.Facet;

/** By what postings can be chosen. */
public enum Attribute {
  INDUSTRY("industry = ?"), ROLE("contains(role_text, ?)"), SENIORITY("contains(seniority_text, ?)"), COUNTRY(
      "contains(country_text, ?)"),
  /** {@code true} or {@code false}; of many postings neither is known. */
  REMOTE("remote = ?::boolean"), SOURCE("source = ?");

  private final String condition;

  Attribute(String condition) {
    this.condition = condition;
  }

  /** The word for it in queries and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The facet that postings are counted by all the time; empty where they are counted when asked. */
  public Optional<Facet> facet() {
    return switch (this) {
      case INDUSTRY -> Optional.of(Facet.INDUSTRY);
      case ROLE -> Optional.of(Facet.ROLE);
      case COUNTRY -> Optional.of(Facet.COUNTRY);
      case SOURCE -> Optional.of(Facet.SOURCE);
      case SENIORITY, REMOTE -> Optional.empty();
    };
  }

  /** A condition with one parameter. */
  String condition() {
    return condition;
  }

  /** Each of a posting's values, one a row where there may be several. */
  String each() {
    return switch (this) {
      case INDUSTRY -> "industry";
      case ROLE -> "unnest(roles)";
      case SENIORITY -> "unnest(seniority)";
      case COUNTRY -> "unnest(countries)";
      case REMOTE -> "remote::varchar";
      case SOURCE -> "source";
    };
  }

  /** What the condition's parameter is for a value. */
  String parameter(String value) {
    return condition.startsWith("contains") ? "/" + value + "/" : value;
  }
}
