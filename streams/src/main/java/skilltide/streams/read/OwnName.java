package skilltide.streams.read;

import java.util.HashMap;
import java.util.Map;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Spelling;

/** The employer's own name: what is named in it, or is it, is no skill that is asked for. */
final class OwnName {
  static final OwnName UNKNOWN = new OwnName("");
  private final String folded;
  private final Map<String, Boolean> called = new HashMap<>();

  OwnName(String name) {
    folded = Letters.fold(name);
  }

  /** Whether a mention is, or lies in, the employer's name, or spells the skill that the employer is called after. */
  boolean covers(TextView view, Mention mention) {
    if (folded.isEmpty()) {
      return false;
    }
    if (called.computeIfAbsent(mention.skill.id(), id -> called(mention.skill))) {
      return true;
    }
    for (int start = Math.max(0, mention.end - folded.length()); start <= mention.start; start++) {
      if (at(view, start) && start + folded.length() >= mention.end) {
        return true;
      }
    }
    return false;
  }

  private boolean called(Skill skill) {
    for (Spelling spelling : skill.spellings()) {
      if (Letters.fold(spelling.text().charAt(0)) == folded.charAt(0) && folded.equals(Letters.fold(spelling.text()))) {
        return true;
      }
    }
    return false;
  }

  private boolean at(TextView view, int start) {
    if (start + folded.length() > view.length()) {
      return false;
    }
    for (int i = 0; i < folded.length(); i++) {
      if (view.folded()[start + i] != folded.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
