package skilltide.streams.read;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
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

  /** Such as {@code 80,000 to 120,000 USD a year}. */
  public String words() {
    String amounts = min == null
        ? "up to " + amount(max)
        : max == null ? "from " + amount(min) : min.equals(max) ? amount(min) : amount(min) + " to " + amount(max);
    return amounts + (currency == null ? "" : ' ' + currency) + (period == Period.HOUR ? " an " : " a ")
        + period.word();
  }

  private static String amount(@Nullable Double amount) {
    return amount == null
        ? ""
        : new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(amount);
  }

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
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
