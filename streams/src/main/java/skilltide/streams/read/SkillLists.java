package skilltide.streams.read;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import skilltide.streams.taxonomy.Kind;

/**
 * The lists that a field's skills stand in, for who goes through the field from the beginning to the end: whether something else is an
 * item of one of them.
 */
final class SkillLists {
  private static final int NEAR = 24;
  /** From where an item begins to the skill behind it. */
  private static final int REACH = UnknownTerms.LONGEST + NEAR;
  /** Platforms and services are companies' names too, and practices are words: they stand in lists of other things. */
  private static final Set<Kind> TELLING = EnumSet.of(Kind.LANGUAGE, Kind.FRAMEWORK, Kind.DATABASE, Kind.TOOL,
      Kind.PROTOCOL);
  private static final Phrases JOINTS = new Phrases(
      List.of("and", "or", "and/or", "und", "oder", "et", "ou", "y", "o", "e", "en",
          "etc", "&", "(", "/", "|", "-", "–", "—", "+"));
  private final TextView view;
  private final boolean stated;
  private final List<Mention> skills;
  private final Spans reach;
  private final Spans gaps;
  /** The first that ends behind the place that was asked about last. */
  private int next;
  /** Where an item that is no skill ended a list; the list goes on behind it. */
  private int end = -1;

  SkillLists(PostingField field, List<Mention> skills) {
    view = field.view();
    stated = field.lists();
    this.skills = skills;
    reach = new Spans(view.length());
    gaps = new Spans(view.length());
    if (stated) {
      reach.add(0, view.length());
    }
    int before = -1;
    for (Mention skill : skills) {
      if (tells(skill)) {
        reach.add(skill.start - REACH, skill.end + NEAR);
        if (before >= 0 && skill.start - before <= REACH) {
          gaps.add(before, skill.start);
        }
        before = skill.end;
      }
    }
  }

  /** Where items may begin, in a block of 64 characters. */
  long reach(int block) {
    return reach.block(block);
  }

  /** Where a list may go on from one skill to the next, in a block of 64 characters. */
  long gaps(int block) {
    return gaps.block(block);
  }

  /** A list of skills goes on behind what was an item of it. */
  void goOn(int itemEnd) {
    end = itemEnd;
    reach.add(itemEnd, itemEnd + NEAR);
  }

  /** Whether a part of the text is an item of a list of skills, at its beginning, within it or at its end. */
  boolean hold(int start, int stop) {
    if (stated) {
      return begins(start) && ends(stop);
    }
    Mention before = before(start);
    Mention after = after(stop);
    boolean follows = before != null && tells(before) && ListGap.joins(view, before.end, start)
        || end >= 0 && ListGap.joins(view, end, start);
    return follows && ends(stop) || after != null && tells(after) && ListGap.joins(view, stop, after.start);
  }

  /** Whether it is one with a skill on either side. */
  boolean between(int start, int stop) {
    Mention before = before(start);
    Mention after = after(stop);
    return before != null && after != null && tells(before) && tells(after)
        && ListGap.joins(view, before.end, start) && ListGap.joins(view, stop, after.start);
  }

  private @Nullable Mention before(int start) {
    while (next < skills.size() && skills.get(next).end <= start) {
      next++;
    }
    if (next == 0) {
      return null;
    }
    Mention last = skills.get(next - 1);
    // A platform that is named in the name of its part stands behind that, and ends before it.
    return next > 1 && skills.get(next - 2).end > last.end ? skills.get(next - 2) : last;
  }

  private @Nullable Mention after(int stop) {
    int following = next;
    while (following < skills.size() && skills.get(following).start < stop) {
      following++; // the JS of an item such as Ext.js
    }
    return following < skills.size() ? skills.get(following) : null;
  }

  private static boolean tells(Mention mention) {
    return mention.counts && TELLING.contains(mention.skill.kind());
  }

  private boolean begins(int start) {
    int i = start - 1;
    while (view.at(i) == ' ') {
      i--;
    }
    return !Letters.isWord(view.at(i)) && view.at(i) != '.';
  }

  private boolean ends(int stop) {
    return switch (view.at(stop)) {
      case ' ' -> JOINTS.follow(view, stop);
      case '.', ':' -> !Letters.isWord(view.at(stop + 1));
      case '-', '_', '@', '\'' -> false;
      default -> Letters.kind(view.at(stop)) != Letters.WORD;
    };
  }
}
