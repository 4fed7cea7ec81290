package skilltide.streams.taxonomy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What has a page in the glossary.
 *
 * @param folder of which kind it is
 * @param id unique within its folder
 */
public record GlossaryTerm(Folder folder, String id) {

  /** What terms are kept by; the first that knows a name has it. */
  public enum Folder {
    SKILLS, INDUSTRIES, ROLES, LEVELS;

    private String prefix() {
      return name().toLowerCase(Locale.ROOT) + '/';
    }

    private Optional<String> id(Taxonomy taxonomy, String name) {
      return switch (this) {
        case SKILLS -> taxonomy.skill(name).map(Skill::id);
        case INDUSTRIES -> taxonomy.industry(name).map(Industry::id);
        case ROLES -> taxonomy.role(name).map(Role::id);
        case LEVELS -> taxonomy.levels().stream().filter(level -> isCalled(level, name))
            .map(level -> level.seniority().word()).findFirst();
      };
    }

    private static boolean isCalled(Level level, String name) {
      return level.seniority().word().equalsIgnoreCase(name) || level.name().equalsIgnoreCase(name)
          || level.spellings().stream().anyMatch(each -> !each.ambiguous() && each.text().equalsIgnoreCase(name));
    }
  }

  /**
   * The term that is meant: by an id or any other name, in any case, or by its path, such as {@code roles/backend}, where another folder
   * may know the name too.
   */
  public static Optional<GlossaryTerm> of(Taxonomy taxonomy, String named) {
    String name = named.strip();
    for (Folder folder : Folder.values()) {
      Optional<GlossaryTerm> term = in(folder, taxonomy, name);
      if (term.isPresent()) {
        return term;
      }
    }
    return ofPath(taxonomy, name.toLowerCase(Locale.ROOT));
  }

  private static Optional<GlossaryTerm> ofPath(Taxonomy taxonomy, String path) {
    return Arrays.stream(Folder.values()).filter(folder -> path.startsWith(folder.prefix()))
        .flatMap(folder -> in(folder, taxonomy, path.substring(folder.prefix().length())).stream()).findFirst();
  }

  private static Optional<GlossaryTerm> in(Folder folder, Taxonomy taxonomy, String name) {
    return folder.id(taxonomy, name).map(id -> new GlossaryTerm(folder, id));
  }

  public boolean isSkill() {
    return folder == Folder.SKILLS;
  }

  /** Of its page, without the slash before it. */
  public String path() {
    return folder.prefix() + id;
  }
}
