package skilltide.streams.read;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells in which language a text is, by its small words; for Chinese, Japanese, Korean, Thai and Lao by their
 * characters. */
final class LanguageReader {
  private static final int ENOUGH = 3;
  private static final int DENSE_PART = 8;
  /** Nobody changes the language behind so many characters, or it does not matter. */
  private static final int ENOUGH_TEXT = 1500;
  /** The sign of a long vowel, which Unicode counts to both kana. */
  private static final char PROLONGED = '\u30FC';
  private final List<String> languages = new ArrayList<>();
  private final Cues<Integer> words;

  LanguageReader() {
    Vocabulary vocabulary = new Vocabulary();
    words = new Cues<>(vocabulary);
    add("en", "the and of to with for you our we is are that this have will be on as your in");
    add("de", "und der die das mit für wir sie ist ein eine den von zu im auf dich unser werden bei");
    add("fr", "le la les des et une pour vous nous est dans avec sur au du notre qui être");
    add("es", "el los las una con para por que nuestro como más y del en tu somos");
    add("nl", "het een van wij voor met zijn jij ons naar je op aan bij");
    add("pt", "os uma com para não você nossa em da do dos nosso mais");
    add("it", "il gli una con per che della nostro sono nel lavoro di");
    add("sv", "och att med för vi är som du av på till ett");
    add("pl", "oraz się jest dla na do nie z w jako");
    vocabulary.build();
  }

  /** ISO 639-1 code; empty for a text too short to tell. */
  Optional<String> read(TextView view) {
    int letters = 0;
    int dense = 0;
    Map<Script, Integer> scripts = new EnumMap<>(Script.class);
    int end = Math.min(view.length(), ENOUGH_TEXT);
    for (int i = 0; i < end; i++) {
      char c = view.at(i);
      byte kind = Letters.kind(c);
      letters += kind == Letters.BREAK ? 0 : 1;
      if (kind == Letters.DENSE) {
        dense++;
        scripts.merge(Script.of(c), 1, Integer::sum);
      }
    }
    if (dense * DENSE_PART > letters && dense > 0) {
      return Script.language(scripts, dense);
    }
    int[] counts = new int[languages.size()];
    words.within(view, 0, end).forEach(hit -> counts[hit.cue()]++);
    int most = 0;
    for (int language = 1; language < counts.length; language++) {
      most = counts[language] > counts[most] ? language : most;
    }
    return counts[most] < ENOUGH ? Optional.empty() : Optional.of(languages.get(most));
  }

  /** Scripts that write words together and tell the language. */
  private enum Script {
    HAN("zh"), KANA("ja"), HANGUL("ko"), THAI("th"), LAO("lo"), OTHER("");

    private final String language;

    Script(String language) {
      this.language = language;
    }

    static Script of(char c) {
      return switch (Character.UnicodeScript.of(c)) {
        case HAN -> HAN;
        case HIRAGANA, KATAKANA -> KANA;
        case HANGUL -> HANGUL;
        case THAI -> THAI;
        case LAO -> LAO;
        default -> c == PROLONGED ? KANA : OTHER;
      };
    }

    /** Japanese is mostly Han with some kana in it; else the script of more than half says it, or nothing does. */
    static Optional<String> language(Map<Script, Integer> counts, int all) {
      if (counts.getOrDefault(HANGUL, 0) * 2 <= all && counts.getOrDefault(KANA, 0) * DENSE_PART > all) {
        return Optional.of(KANA.language);
      }
      for (Script script : Script.values()) {
        if (script != OTHER && counts.getOrDefault(script, 0) * 2 > all) {
          return Optional.of(script.language);
        }
      }
      return Optional.empty();
    }
  }

  private void add(String language, String small) {
    words.addAll(List.of(small.split(" ", -1)), languages.size());
    languages.add(language);
  }
}
