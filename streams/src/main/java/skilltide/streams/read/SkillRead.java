package skilltide.streams.read;

import skilltide.streams.taxonomy.Skill;

/**
 * A skill that a posting asks for, with the words that say so.
 *
 * @param skill which
 * @param field the field's name: title, text or skills
 * @param start where the words start in that field as it came, in UTF-16 units, tags and entities included
 * @param end where they end
 * @param as the words
 * @param rule what decided
 * @param around some words before and behind, as people see them: see {@link Snippet}
 */
public record SkillRead(Skill skill, String field, int start, int end, String as, String rule,
    String around) {}
