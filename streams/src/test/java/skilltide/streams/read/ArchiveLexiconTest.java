package skilltide.streams.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Spelling;
import skilltide.streams.taxonomy.Taxonomy;

/** The lexicon against a matcher that goes by the definition, over every text of the archive. */
class ArchiveLexiconTest {
  private static final Pattern VERSION = Pattern.compile("(?:\\d|\\.(?=\\d)){1,4}");

  @Test
  void everyTextHasTheMatchesThatTheDefinitionGives() throws IOException {
    Optional<Path> archive = RealPostings.archive();
    assumeTrue(archive.isPresent(), "the archive of real postings is not beside this project");
    TreeSet<String> words = new TreeSet<>();
    for (Skill skill : Taxonomy.bundled().skills()) {
      for (Spelling spelling : skill.spellings()) {
        words.add(Letters.fold(spelling.text()));
      }
    }
    Lexicon lexicon = new Lexicon(Lexicon.Starts.ANY);
    words.forEach(word -> lexicon.add(word, 0));
    lexicon.build();
    Map<String, List<String>> byBeginning = byBeginning(words);

    RealPostings.views(archive.get(), view -> {
      List<String> found = new ArrayList<>();
      lexicon.scan(view, 0, view.length(), (word, start, end) -> found.add(start + "-" + end));
      String text = new String(view.folded(), 0, view.length());

      assertThat(found).as(() -> "of: " + text).isEqualTo(naive(byBeginning, text));
    });
  }

  /** So that it takes seconds: the words by their first character, or two; the longest first. */
  private static Map<String, List<String>> byBeginning(Iterable<String> words) {
    Map<String, List<String>> byBeginning = new HashMap<>();
    for (String word : words) {
      byBeginning.computeIfAbsent(word.substring(0, Math.min(2, word.length())), any -> new ArrayList<>()).add(word);
    }
    byBeginning.values().forEach(list -> list.sort(Comparator.comparingInt(String::length).reversed()));
    return byBeginning;
  }

  private static List<String> naive(Map<String, List<String>> byBeginning, String text) {
    List<String> found = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int end = -1;
      if (!within(text, i)) {
        int two = longest(byBeginning.get(text.substring(i, Math.min(text.length(), i + 2))), text, i);
        end = two > i ? two : longest(byBeginning.get(text.substring(i, i + 1)), text, i);
      }
      if (end > i) {
        found.add(i + "-" + end);
      }
      i = end > i ? end : i + 1;
    }
    return found;
  }

  /** Where the longest of the words ends, whatever version another has: python3 of python3.3. */
  private static int longest(@Nullable List<String> words, String text, int start) {
    for (String word : words == null ? List.<String>of() : words) {
      int end = text.startsWith(word, start) ? end(text, start, start + word.length()) : -1;
      if (end > start) {
        return end;
      }
    }
    return -1;
  }

  private static boolean within(String text, int start) {
    return start > 0 && isWord(text, start - 1) && (isWord(text, start) || text.charAt(start) == '.');
  }

  /** A word ends where no letter or digit goes on, but for a version; -1 where one does. */
  private static int end(String text, int start, int end) {
    if (end == text.length() || !isWord(text, end - 1) || !isWord(text, end)) {
      return end;
    }
    boolean versioned = end - start >= 2 && !isDigit(text, end - 1) && isDigit(text, end);
    Matcher version = VERSION.matcher(text).region(end, text.length()).useTransparentBounds(true);
    return versioned && version.lookingAt() && (version.end() == text.length() || !isWord(text, version.end()))
        ? version.end()
        : -1;
  }

  private static boolean isDigit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static boolean isWord(String text, int at) {
    return Letters.isWord(text.charAt(at));
  }
}
