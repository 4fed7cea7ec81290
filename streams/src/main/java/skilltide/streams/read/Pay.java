package skilltide.streams.read;

import org.jspecify.annotations.Nullable;

/**
 * A salary or rate that is offered.
 *
 * @param min the lower end in full units of the currency; absent when there is none
 * @param max the upper end; absent when there is none
 * @param currency ISO 4217 code; absent when the text does not tell
 * @param period what it is paid for
 * @param evidence the words
 */
public record Pay(@Nullable Double min, @Nullable Double max, @Nullable String currency, Period period,
    Evidence evidence) {

  /** What an amount is paid for, with how often that comes in a year of full-time work. */
  public enum Period {
    YEAR(1), MONTH(12), WEEK(52), DAY(230), HOUR(1840);

    private final int perYear;

    Period(int perYear) {
      this.perYear = perYear;
    }

    /** How many of them a full-time year has. */
    public int perYear() {
      return perYear;
    }

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
