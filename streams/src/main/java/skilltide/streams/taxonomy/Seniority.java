package skilltide.streams.taxonomy;

import java.util.Locale;
import java.util.Optional;

/** How much experience a job asks for, from the least. */
public enum Seniority {
  ENTRY, MID, SENIOR, LEAD, MANAGER;

  /** The level's name in queries and answers, such as {@code senior}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The level of this name in any case; empty when there is none. */
  public static Optional<Seniority> of(String word) {
    for (Seniority level : values()) {
      if (level.name().equalsIgnoreCase(word)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }
}
