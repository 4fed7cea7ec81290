package skilltide.dashboard.standalone;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where an instance logs, and how.
 *
 * @param target where
 * @param format how a line looks
 */
public record Logging(Target target, Format format) {
  /** As text to a file in the data folder. */
  public static final Logging USUAL = new Logging(Target.FILE, Format.TEXT);

  /** Where. */
  public enum Target {
    /** A file in the data folder; the terminal has warnings. */
    FILE,
    /** The standard output, which then has nothing else. */
    STDOUT
  }

  /** How a line looks. */
  public enum Format {
    TEXT,
    /** A JSON object a line, as Logback has it. */
    JSON
  }

  /** @throws IllegalArgumentException when there is no such target; the message names those that there are */
  static Target target(String word) {
    return named(Target.class, word);
  }

  /** @throws IllegalArgumentException when there is no such format; the message names those that there are */
  static Format format(String word) {
    return named(Format.class, word);
  }

  private static <E extends Enum<E>> E named(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equalsIgnoreCase(word.strip())).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'%s' is none of %s".formatted(word,
            Arrays.stream(type.getEnumConstants()).map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")))));
  }
}
