package skilltide.dashboard.standalone;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/** How many columns of a terminal characters take: most one, Chinese, Japanese, Korean and emoji two, accents none. */
final class Columns {
  private static final Set<UnicodeScript> WIDE_SCRIPTS = Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA,
      UnicodeScript.KATAKANA, UnicodeScript.HANGUL, UnicodeScript.BOPOMOFO);
  private static final Set<UnicodeBlock> WIDE_BLOCKS = Set.of(UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
      UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS, UnicodeBlock.CJK_COMPATIBILITY_FORMS,
      UnicodeBlock.ENCLOSED_CJK_LETTERS_AND_MONTHS);
  private static final int FIRST_HALF_WIDTH = 0xFF61;
  private static final int LAST_HALF_WIDTH = 0xFFDC;
  private static final int HALF_FILL_SPACE = 0x303F;
  private static final int SELECTS_EMOJI = 0xFE0F;

  private Columns() {}

  static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  static int of(int point) {
    if (point < 0x300) {
      return 1;
    }
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> point != SELECTS_EMOJI && wide(point) ? 2 : 1;
    };
  }

  /** Whether it may begin a line without a blank before it, as characters of scripts without blanks do. */
  static boolean breaksBefore(int point) {
    return WIDE_SCRIPTS.contains(UnicodeScript.of(point));
  }

  private static boolean wide(int point) {
    if (point >= FIRST_HALF_WIDTH && point <= LAST_HALF_WIDTH || point == HALF_FILL_SPACE) {
      return false;
    }
    UnicodeBlock block = UnicodeBlock.of(point);
    return WIDE_SCRIPTS.contains(UnicodeScript.of(point)) || block != null && WIDE_BLOCKS.contains(block)
        || Character.isEmojiPresentation(point);
  }
}
