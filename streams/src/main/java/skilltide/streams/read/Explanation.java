package skilltide.streams.read;

import java.util.List;
import skilltide.streams.taxonomy.Skill;

/**
 * What was read from one posting, with the text as people see it and the reason for everything.
 *
 * @param reading what was read
 * @param fields the posting's fields, title and skills before the text
 * @param because the words behind industry, roles, seniority, places, remote, pay and employer
 */
public record Explanation(Reading reading, List<Field> fields, List<Because> because) {
  public Explanation {
    fields = List.copyOf(fields);
    because = List.copyOf(because);
  }

  /**
   * A field as it is seen: no tags, no entities, lines broken where they are on a page.
   *
   * @param name title, text or skills
   * @param seen its characters
   * @param marks every place in it that spells a skill, by place; one may lie within another
   */
  public record Field(String name, String seen, List<Mark> marks) {
    public Field {
      marks = List.copyOf(marks);
    }
  }

  /**
   * A place that spells a skill.
   *
   * @param start where it starts among the seen characters, in UTF-16 units
   * @param end where it ends
   * @param skill what it spells
   * @param counts whether it was taken for the skill
   * @param rule what decided
   * @param reason what decided, for people: a few words that go on behind the place's own, as in “Go” stands in a list
   */
  public record Mark(int start, int end, Skill skill, boolean counts, String rule, String reason) {}

  /**
   * Why something beside the skills was read.
   *
   * @param of what it is of, as in {@link Reading.Because}, or {@code pay}
   * @param value the id, code or name that was read
   * @param words as they are seen
   * @param rule what decided
   */
  public record Because(String of, String value, String words, String rule) {}
}
