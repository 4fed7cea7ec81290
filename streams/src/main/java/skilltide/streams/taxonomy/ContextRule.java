package skilltide.streams.taxonomy;

import java.util.List;

/**
 * How to tell whether a word that means other things too stands for a skill: by what is around it. Asked in the order
 * of the components; the first that answers decides.
 *
 * @param id the rule's name, shown with what it decided
 * @param skills ids of the skills whose ambiguous spellings it decides; empty for the rule of all that have no other
 * @param spellings which of their spellings; empty for all
 * @param notPrecededBy words right before it that speak against it
 * @param notFollowedBy words right after it that speak against it
 * @param precededBy words right before it that speak for it
 * @param followedBy words right after it that speak for it
 * @param inList which neighbours in a list speak for it
 * @param beside ids of skills that speak for it when named, without doubt, anywhere in the posting
 * @param company how many other skills named without doubt within {@value #NEAR} characters speak for it; 0 for never
 * @param otherwise whether it counts when nothing of this applies
 * @param matches texts in which it stands for the skill: these are tests
 * @param ignores texts in which it does not: these too
 */
public record ContextRule(String id, List<String> skills, List<String> spellings, List<String> notPrecededBy,
    List<String> notFollowedBy, List<String> precededBy, List<String> followedBy, Listing inList, List<String> beside,
    int company, boolean otherwise, List<String> matches, List<String> ignores) {
  /** How far to either side {@code company} is looked for, in characters. */
  public static final int NEAR = 240;

  /** Whether it is for an ambiguous spelling of a skill, unless a rule before it is. */
  public boolean decides(String skill, String spelling) {
    return skills.contains(skill) && (spellings.isEmpty() || spellings.contains(spelling));
  }

  /** Which neighbours in a list speak for an ambiguous word. */
  public enum Listing {
    /** Any other skill, an ambiguous one too: in a list each speaks for the next. */
    ANY,
    /** Only those that need no rule. */
    SURE,
    /** None. */
    NEVER
  }
}
