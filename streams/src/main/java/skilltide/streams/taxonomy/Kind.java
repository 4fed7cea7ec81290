package skilltide.streams.taxonomy;

import java.util.Locale;
import java.util.Optional;

/** What sort of skill it is; every skill has exactly one. */
public enum Kind {
  LANGUAGE, FRAMEWORK, DATABASE, PLATFORM, TOOL, PROTOCOL, SERVICE, PRACTICE;

  /** The kind's name in queries, answers and file names, such as {@code language}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of this name in any case; empty when there is none. */
  public static Optional<Kind> of(String word) {
    for (Kind kind : values()) {
      if (kind.name().equalsIgnoreCase(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
