package skilltide.streams.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Seniority;

/** Tells whom a posting hires. */
final class HiredReader {
  private final StatedReader statements;
  private final RoleReader roles;
  private final SeniorityReader levels;

  HiredReader(StatedReader statements, RoleReader roles, SeniorityReader levels) {
    this.statements = statements;
    this.roles = roles;
    this.levels = levels;
  }

  /** Whom it hires, and of which levels. */
  record Hired(List<Role> roles, List<Seniority> levels) {}

  /**
   * An occupation that is a role's own name or title counts before whom the title hires, and that before an occupation
   * that only holds a title, for such categories are wide; then comes the text, whose first line is a title as well.
   *
   * @param mentions the skills that each field spells
   * @param skills ids of those that count
   */
  Hired read(Posting posting, Map<String, List<Mention>> mentions, Set<String> skills) {
    Hired hired = new Hired(new ArrayList<>(), new ArrayList<>());
    statements.role(posting.stated()).ifPresent(role -> occupied(role, posting, hired));
    for (Seniority level : statements.levels(posting.stated())) {
      hired.levels.add(level);
      posting.found().stated("seniority", level.word(), "experience", String.valueOf(posting.stated().experience()));
    }
    boolean levelled = !hired.levels.isEmpty();
    boolean titled = false;
    for (PostingField field : posting.prose()) {
      if (field.equals(posting.text()) && hired.roles.isEmpty()) {
        statements.rolesNamed(posting.stated()).forEach(role -> occupied(role, posting, hired));
      }
      if (titled) {
        continue;
      }
      List<RoleReader.Found> titles = roles.read(field.view(), field.outline(), skills,
          mentions.getOrDefault(field.name(), List.of()));
      titled = !titles.isEmpty();
      if (hired.roles.isEmpty()) {
        RoleReader.roles(titles).forEach((role, one) -> {
          hired.roles.add(role);
          posting.found().add("role", role.id(), field.evidence(one.start(), one.end(), one.rule()));
        });
      }
      if (!levelled) {
        levels(posting, field, titles, hired.levels);
      }
    }
    return hired;
  }

  private void levels(Posting posting, PostingField field, List<RoleReader.Found> titles, List<Seniority> sought) {
    levels.read(field.view(), field.outline(), titles).forEach((level, one) -> {
      if (!sought.contains(level)) {
        sought.add(level);
        posting.found().add("seniority", level.word(), field.evidence(one.start(), one.end(), one.rule()));
      }
    });
  }

  private static void occupied(Role role, Posting posting, Hired hired) {
    hired.roles.add(role);
    posting.found().stated("role", role.id(), "occupation", String.valueOf(posting.stated().occupation()));
  }
}
