package skilltide.streams.read;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import skilltide.streams.taxonomy.Level;
import skilltide.streams.taxonomy.Seniority;
import skilltide.streams.taxonomy.Spelling;
import skilltide.streams.taxonomy.Taxonomy;

/** Tells which levels a posting hires for: by words such as "senior" beside a job title, and by the titles themselves. */
final class SeniorityReader {
  /** How far from a title the word may stand, in characters. */
  private static final int NEAR = 24;
  private final Cues<Word> words;
  private final Phrases notBefore;
  private final Phrases before;
  private final Phrases after;
  private final Phrases notAfter;
  private final Phrases things;
  private final Phrases ranges;
  private final Cues<Boolean> all;

  private record Word(Seniority level, String text, boolean cased, boolean ambiguous) {}

  /** A level with the words that say so. */
  record Found(Seniority level, int start, int end, String rule) {}

  SeniorityReader(Taxonomy taxonomy, Vocabulary vocabulary) {
    words = new Cues<>(vocabulary);
    for (Level level : taxonomy.levels()) {
      for (Spelling spelling : level.spellings()) {
        words.add(spelling.text(),
            new Word(level.seniority(), spelling.text(), spelling.cased(), spelling.ambiguous()));
      }
    }
    before = new Phrases(taxonomy.words("seeking"));
    notBefore = new Phrases(taxonomy.words("level-not-before"));
    after = new Phrases(taxonomy.words("level-after"));
    notAfter = new Phrases(taxonomy.words("level-not-after"));
    things = new Phrases(taxonomy.words("managers-of-things"));
    ranges = new Phrases(taxonomy.words("level-ranges"));
    all = new Cues<Boolean>(vocabulary).addAll(taxonomy.words("all-levels"), true);
  }

  /** @param titles the job titles that are offered */
  Map<Seniority, Found> read(TextView view, Outline outline, List<RoleReader.Found> titles) {
    Map<Seniority, Found> found = new EnumMap<>(Seniority.class);
    for (RoleReader.Found title : titles) {
      if (title.level() != null) {
        found.putIfAbsent(title.level(), new Found(title.level(), title.start(), title.end(), "title"));
      }
    }
    Cues.Hit<Word> last = null;
    for (Cues.Hit<Word> hit : words.in(view)) {
      String rule = rule(view, outline, hit, titles);
      if (!rule.isEmpty()) {
        found.putIfAbsent(hit.cue().level(), new Found(hit.cue().level(), hit.start(), hit.end(), rule));
        if (last != null && ranges(view, last, hit)) {
          found.putIfAbsent(Seniority.MID, new Found(Seniority.MID, last.start(), hit.end(), "range"));
        }
        last = hit;
      }
    }
    for (Cues.Hit<Boolean> hit : all.in(view)) {
      for (Seniority level : List.of(Seniority.ENTRY, Seniority.MID, Seniority.SENIOR)) {
        found.putIfAbsent(level, new Found(level, hit.start(), hit.end(), "all levels"));
      }
    }
    return found;
  }

  /** From the lowest level to one above the middle, the middle is meant as well. */
  private boolean ranges(TextView view, Cues.Hit<Word> from, Cues.Hit<Word> to) {
    int start = from.end();
    int end = to.start();
    while (start < end && view.at(start) == ' ') {
      start++;
    }
    while (end > start && view.at(end - 1) == ' ') {
      end--;
    }
    return from.cue().level() == Seniority.ENTRY && to.cue().level() == Seniority.SENIOR && end > start
        && ranges.is(view.folded(), start, end);
  }

  private String rule(TextView view, Outline outline, Cues.Hit<Word> hit, List<RoleReader.Found> titles) {
    Word word = hit.cue();
    if (word.cased() && !view.seen(hit.start(), hit.end()).equals(word.text())
        || notAfter.follow(view, hit.end())
        || word.level() == Seniority.MANAGER && things.precede(view.folded(), hit.start(), view.length())
        || notBefore.precede(view.folded(), hit.start(), view.length())
        || Addresses.holds(view, hit.start(), hit.end())) {
      return "";
    }
    for (RoleReader.Found title : titles) {
      if (hit.start() < title.end() + NEAR / 4 && title.start() - hit.end() < NEAR
          && hit.start() >= title.start() - NEAR * 2) {
        return "beside title";
      }
    }
    if (outline.inHeading(hit.start()) && (!word.ambiguous() || Character.isUpperCase(view.at(hit.start())))) {
      return "heading";
    }
    if (after.follow(view, hit.end())) {
      return "before title";
    }
    boolean sought = !word.ambiguous() && before.precede(view.folded(), hit.start(), view.length());
    boolean line = !word.ambiguous() && outline.lineEnd(hit.start()) - outline.lineStart(hit.start()) < 60;
    return sought ? "sought" : line ? "title line" : "";
  }
}
