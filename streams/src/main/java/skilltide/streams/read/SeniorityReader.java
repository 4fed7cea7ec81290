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
  private final Cues<Word> words = new Cues<>();
  private final Phrases notBefore;
  private final Phrases before;
  private final Phrases after;
  private final Phrases notAfter;

  private record Word(Seniority level, String text, boolean cased, boolean ambiguous) {}

  /** A level with the words that say so. */
  record Found(Seniority level, int start, int end, String rule) {}

  SeniorityReader(Taxonomy taxonomy) {
    for (Level level : taxonomy.levels()) {
      for (Spelling spelling : level.spellings()) {
        words.add(spelling.text(),
            new Word(level.seniority(), spelling.text(), spelling.cased(), spelling.ambiguous()));
      }
    }
    words.build();
    before = new Phrases(taxonomy.words("seeking"));
    notBefore = new Phrases(taxonomy.words("level-not-before"));
    after = new Phrases(taxonomy.words("level-after"));
    notAfter = new Phrases(taxonomy.words("level-not-after"));
  }

  /** @param titles the job titles that are offered */
  Map<Seniority, Found> read(TextView view, Outline outline, List<RoleReader.Found> titles) {
    Map<Seniority, Found> found = new EnumMap<>(Seniority.class);
    for (RoleReader.Found title : titles) {
      if (title.level() != null) {
        found.putIfAbsent(title.level(), new Found(title.level(), title.start(), title.end(), "title"));
      }
    }
    for (Cues.Hit<Word> hit : words.in(view)) {
      String rule = rule(view, outline, hit, titles);
      if (!rule.isEmpty()) {
        found.putIfAbsent(hit.cue().level(), new Found(hit.cue().level(), hit.start(), hit.end(), rule));
      }
    }
    return found;
  }

  private String rule(TextView view, Outline outline, Cues.Hit<Word> hit, List<RoleReader.Found> titles) {
    Word word = hit.cue();
    if (word.cased() && !view.seen(hit.start(), hit.end()).equals(word.text())
        || notAfter.follow(view, hit.end())
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
