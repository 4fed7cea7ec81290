package skilltide.streams.taxonomy;

/**
 * One way to write a skill.
 *
 * @param text the words; blanks stand for any run of blanks
 * @param cased whether it must be written exactly so, upper and lower case included
 * @param ambiguous whether it means other things too, so that a rule decides by what stands around it
 */
public record Spelling(String text, boolean cased, boolean ambiguous) {}
