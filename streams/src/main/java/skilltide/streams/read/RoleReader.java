package skilltide.streams.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Seniority;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * Tells whom a posting hires: job titles in the heading, at the beginning of lines, and behind words that look for
 * somebody. Titles of colleagues, in running text, are no offers.
 */
final class RoleReader {
  private static final int LONGEST_TITLE_LINE = 110;
  private final Cues<Title> titles = new Cues<>();
  private final Cues<Boolean> seeking = new Cues<>();
  private final Cues<Boolean> company = new Cues<>();

  /** A title and the level that it states, if it does. */
  record Title(Role role, @Nullable Seniority level) {}

  /** A role that is hired for. */
  record Found(Role role, @Nullable Seniority level, int start, int end, String rule) {}

  RoleReader(Taxonomy taxonomy) {
    for (Role role : taxonomy.roles()) {
      role.titles().forEach(title -> titles.add(title, new Title(role, role.levels().get(title))));
    }
    titles.build();
    taxonomy.words("seeking").forEach(word -> seeking.add(word, true));
    seeking.build();
    taxonomy.words("colleagues").forEach(word -> company.add(word, true));
    company.build();
  }

  /** Every title by which somebody is sought, by place. */
  List<Found> read(TextView view, Outline outline) {
    List<Cues.Hit<Boolean>> seek = seeking.in(view);
    List<Cues.Hit<Boolean>> colleagues = company.in(view);
    List<Found> strong = new ArrayList<>();
    List<Found> weak = new ArrayList<>();
    for (Cues.Hit<Title> hit : titles.in(view)) {
      if (Addresses.holds(view, hit.start(), hit.end())) {
        continue;
      }
      String rule = rule(view, outline, hit, seek, colleagues);
      Found found = new Found(hit.cue().role(), hit.cue().level(), hit.start(), hit.end(), rule);
      (rule.equals("mentioned") ? weak : rule.isEmpty() ? new ArrayList<Found>() : strong).add(found);
    }
    return strong.isEmpty() ? weak : strong;
  }

  private static String rule(TextView view, Outline outline, Cues.Hit<Title> hit, List<Cues.Hit<Boolean>> seek,
      List<Cues.Hit<Boolean>> colleagues) {
    if (outline.inHeading(hit.start()) && outline.headingEnd() < 300) {
      return "heading";
    }
    int from = outline.sentenceStart(hit.start());
    if (within(colleagues, from, hit.start())) {
      return "";
    }
    if (within(seek, from, hit.start())) {
      return "sought";
    }
    int line = outline.lineStart(hit.start());
    int end = outline.lineEnd(hit.start());
    if (end - line <= LONGEST_TITLE_LINE && words(view, line, hit.start()) <= 3) {
      return "title line";
    }
    return "mentioned";
  }

  private static boolean within(List<Cues.Hit<Boolean>> hits, int from, int to) {
    for (Cues.Hit<Boolean> hit : hits) {
      if (hit.start() >= from && hit.end() <= to) {
        return true;
      }
    }
    return false;
  }

  private static int words(TextView view, int from, int to) {
    int words = 0;
    for (int i = from; i < to; i++) {
      if (Letters.isWord(view.at(i)) && !Letters.isWord(view.at(i - 1))) {
        words++;
      }
    }
    return words;
  }

  /** The first place for each role. */
  static Map<Role, Found> roles(List<Found> found) {
    Map<Role, Found> roles = new LinkedHashMap<>();
    found.forEach(one -> roles.putIfAbsent(one.role(), one));
    return roles;
  }
}
