package skilltide.streams.read;

import org.jspecify.annotations.Nullable;
import skilltide.streams.taxonomy.Skill;

/** A place that may name a skill, and what has been made of it so far. */
final class Mention {
  final Skill skill;
  final TextView view;
  final int start;
  final int end;
  final @Nullable Context context;
  /** Whether it stands in lower case though the name has capitals. */
  final boolean small;
  /** The rule that decided; null until one has. */
  @Nullable
  String rule;
  boolean counts;

  Mention(Skill skill, TextView view, int start, int end, @Nullable Context context, boolean small) {
    this.skill = skill;
    this.view = view;
    this.start = start;
    this.end = end;
    this.context = context;
    this.small = small;
  }

  void decide(boolean yes, String by) {
    counts = yes;
    rule = by;
  }

  /** Whether it has no capital though the skill's name has one: then it is the more likely to be a word. */
  boolean lower() {
    for (int i = start; i < end; i++) {
      if (Character.isUpperCase(view.at(i))) {
        return false;
      }
    }
    return skill.name().chars().anyMatch(Character::isUpperCase);
  }

  boolean open() {
    return rule == null;
  }
}
