package skilltide.streams.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Taxonomy;

/** Reads titles that are made of skills: Rails and iOS developers, a Node.js engineer. */
final class SkillTitles {
  private final Taxonomy taxonomy;
  private final Phrases makers;
  private final Set<String> mobile;
  private final Set<String> frontend;
  private final Set<String> operations;

  SkillTitles(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    makers = new Phrases(taxonomy.words("generic-makers"));
    mobile = Set.copyOf(taxonomy.words("mobile-skills"));
    frontend = Set.copyOf(taxonomy.words("frontend-skills"));
    operations = Set.copyOf(taxonomy.words("operations-skills"));
  }

  /**
   * Every such title by which somebody is sought.
   *
   * @param mentions of skills in the same text, by place
   * @param titles those that were found by their own names: what lies within them is not read again
   */
  List<RoleReader.Found> read(TextView view, Sentences sentences, List<Mention> mentions,
      List<RoleReader.Found> titles) {
    List<RoleReader.Found> found = new ArrayList<>();
    for (int last = mentions.size() - 1; last >= 0; last--) {
      if (!mentions.get(last).counts || !makers.follow(view, mentions.get(last).end)) {
        continue;
      }
      int first = last;
      while (first > 0
          && ListGap.joins(view, mentions.get(first - 1).end, mentions.get(first).start)) {
        first--;
      }
      List<Mention> list = mentions.subList(first, last + 1);
      int start = list.getFirst().start;
      int end = list.getLast().end;
      String rule = sentences.rule(start);
      boolean named = titles.stream().anyMatch(title -> title.start() <= end && start <= title.end());
      if (!named && !rule.isEmpty() && !rule.equals(RoleReader.MENTIONED)) {
        for (String role : roles(list)) {
          taxonomy.role(role)
              .ifPresent(
                  known -> found.add(new RoleReader.Found(known, null, start, end, GenericRole.BY_SKILLS, true)));
        }
      }
      last = first;
    }
    return found;
  }

  /** What those build who are asked for by these skills. */
  private Set<String> roles(List<Mention> skills) {
    Set<String> roles = new HashSet<>();
    skills.stream().filter(mention -> mention.counts).forEach(mention -> role(mention).ifPresent(roles::add));
    boolean slash = roles.contains("frontend") && roles.contains("backend")
        && ListGap.slash(skills.getFirst().view, skills.getFirst().end, skills.getLast().start);
    return slash ? Set.of("fullstack") : roles;
  }

  private Optional<String> role(Mention mention) {
    String id = mention.skill.id();
    if (mobile.contains(id)) {
      return Optional.of("mobile");
    }
    if (frontend.contains(id)) {
      return Optional.of("frontend");
    }
    if (operations.contains(id)) {
      return Optional.of("devops-sre");
    }
    Kind kind = mention.skill.kind();
    return kind == Kind.LANGUAGE || kind == Kind.FRAMEWORK || kind == Kind.DATABASE
        ? Optional.of("backend")
        : Optional.empty();
  }
}
