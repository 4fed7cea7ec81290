package skilltide.streams.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** Makes of a mere "software engineer" what the skills that are asked for say that he or she builds. */
final class GenericRole {
  static final String BY_SKILLS = "by skills";
  private static final Set<String> ENGINEERING = Set.of("backend", "fullstack", "mobile", "embedded", "ml", "data",
      "devops-sre", "security", "qa");
  private final Taxonomy taxonomy;
  private final Cues<Boolean> makers;
  private final Set<String> mobile;
  private final Set<String> frontend;

  GenericRole(Taxonomy taxonomy, Vocabulary vocabulary) {
    this.taxonomy = taxonomy;
    makers = new Cues<Boolean>(vocabulary).addAll(taxonomy.words("generic-makers"), true);
    mobile = Set.copyOf(taxonomy.words("mobile-skills"));
    frontend = Set.copyOf(taxonomy.words("frontend-skills"));
  }

  /**
   * Nothing where a title says more, or nobody is sought in general. Beside a title that says more a "software engineer"
   * counts where both are items of one list.
   */
  Optional<RoleReader.Found> read(TextView view, Outline outline, Sentences sentences, List<RoleReader.Found> found,
      Set<String> skills) {
    boolean told = found.stream()
        .anyMatch(one -> ENGINEERING.contains(one.role().id()) && !one.rule().equals(RoleReader.MENTIONED));
    List<Cues.Hit<Boolean>> hits = makers.in(view);
    for (Cues.Hit<Boolean> hit : hits.subList(0, Math.min(hits.size(), RoleReader.MOST_TITLES))) {
      String rule = sentences.rule(hit.start());
      boolean inTitle = found.stream().anyMatch(one -> one.start() < hit.end() && hit.start() < one.end() + 2);
      boolean offered = told
          ? item(view, outline, hit, found)
          : !rule.isEmpty() && (!rule.equals(RoleReader.MENTIONED) || found.isEmpty());
      if (!inTitle && offered) {
        boolean half = !told && found.stream().anyMatch(one -> one.role().id().equals("frontend"));
        Optional<Role> role = taxonomy.role(half ? "backend" : built(skills));
        return role.map(known -> new RoleReader.Found(known, null, hit.start(), hit.end(), BY_SKILLS, true));
      }
    }
    return Optional.empty();
  }

  /** Whether software engineers stand in one line with others, by commas apart and with nothing behind that says more. */
  private boolean item(TextView view, Outline outline, Cues.Hit<Boolean> hit, List<RoleReader.Found> found) {
    boolean software = Phrases.startsWith(view.folded(), hit.start(), "software ");
    char next = view.at(hit.end());
    boolean apart = next == ',' || next == ';' || Phrases.startsWith(view.folded(), hit.end(), " and ");
    int line = outline.lineStart(hit.start());
    int end = outline.lineEnd(hit.start());
    return software && apart && found.stream().anyMatch(one -> one.start() >= line && one.end() <= end && one.person())
        && found.stream().noneMatch(one -> one.start() >= line && one.end() <= end && !one.person());
  }

  private String built(Set<String> skills) {
    boolean front = skills.stream().anyMatch(frontend::contains);
    boolean back = skills.stream().filter(id -> !frontend.contains(id) && !mobile.contains(id))
        .anyMatch(id -> taxonomy.skill(id).map(Skill::kind)
            .filter(kind -> kind == Kind.LANGUAGE || kind == Kind.DATABASE || kind == Kind.FRAMEWORK).isPresent());
    boolean phones = skills.stream().anyMatch(mobile::contains);
    if (front && back) {
      return "fullstack";
    }
    if (phones && !back && !front) {
      return "mobile";
    }
    return front ? "frontend" : "backend";
  }
}
