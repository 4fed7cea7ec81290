package skilltide.streams.taxonomy;

/**
 * One way to write a skill.
 *
 * @param text the words; blanks stand for any run of blanks
 * @param cased whether it must be written exactly so, upper and lower case included
 * @param ambiguous whether it means other things too, so that a rule decides by what stands around it
 */
public record Spelling(String text, boolean cased, boolean ambiguous) {
  /** Whether it can be found: it begins with a letter or digit, or with a symbol of ASCII, and perhaps a blank, before one. */
  boolean readable() {
    int start = 0;
    if (!Character.isLetterOrDigit(text.charAt(0)) && text.charAt(0) > ' ' && text.charAt(0) < 0x80) {
      start = text.startsWith(" ", 1) ? 2 : 1;
    }
    return start < text.length() && Character.isLetterOrDigit(text.charAt(start));
  }
}
