package skilltide.streams.taxonomy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Turns entries of rule files into rules; {@code $name} in them stands for a group of words. */
final class RuleEntries {
  static final Set<String> EMPLOYER_FIELDS = Set.of("id", "names");
  static final Set<String> WORD_FIELDS = Set.of("id", "words");
  static final Set<String> RULE_FIELDS = Set.of("id", "skills", "spellings", "not-preceded-by", "not-followed-by",
      "preceded-by", "followed-by", "in-list", "beside", "company", "otherwise", "matches", "ignores");

  /** The group of words that is every year, as four digits. */
  static final String YEAR = "year";
  static final List<String> YEARS = IntStream.range(1900, 2100).mapToObj(Integer::toString).toList();

  private RuleEntries() {}

  static ContextRule rule(YamlEntry entry, Map<String, List<String>> words) {
    return new ContextRule(entry.text("id"), entry.texts("skills"), entry.texts("spellings"),
        words(entry, "not-preceded-by", words), words(entry, "not-followed-by", words),
        words(entry, "preceded-by", words), words(entry, "followed-by", words), listing(entry),
        entry.texts("beside"), company(entry), otherwise(entry), entry.texts("matches"),
        entry.texts("ignores"));
  }

  private static List<String> words(YamlEntry entry, String field, Map<String, List<String>> groups) {
    List<String> words = new ArrayList<>();
    for (String text : entry.texts(field)) {
      if (!text.startsWith("$")) {
        words.add(text);
        continue;
      }
      List<String> group = groups.get(text.substring(1));
      if (group == null) {
        throw entry.problem(field, "there is no group of words '" + text + "'");
      }
      words.addAll(group);
    }
    return words;
  }

  private static boolean otherwise(YamlEntry entry) {
    return entry.optionalText("otherwise").map(text -> switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw entry.problem("otherwise", "must be true or false");
    }).orElse(false);
  }

  private static ContextRule.Listing listing(YamlEntry entry) {
    return entry.optionalText("in-list").map(text -> switch (text) {
      case "any" -> ContextRule.Listing.ANY;
      case "sure" -> ContextRule.Listing.SURE;
      case "never" -> ContextRule.Listing.NEVER;
      default -> throw entry.problem("in-list", "must be any, sure or never");
    }).orElse(ContextRule.Listing.ANY);
  }

  private static int company(YamlEntry entry) {
    try {
      return entry.optionalText("company").map(Integer::parseInt).orElse(0);
    } catch (NumberFormatException e) {
      throw entry.problem("company", "must be a number");
    }
  }
}
