package skilltide.streams.read;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A salary or rate that is offered.
 *
 * @param min the lower end in full units of the currency; absent when there is none, but never both
 * @param max the upper end; absent when there is none
 * @param currency ISO 4217 code; absent when the text does not tell
 * @param period what it is paid for
 * @param evidence the words
 */
public record Pay(@Nullable Double min, @Nullable Double max, @Nullable String currency, Period period,
    Evidence evidence) {
  public Pay {
    if (min == null && max == null) {
      throw new IllegalArgumentException("pay needs min, max or both");
    }
  }

  /** What the lower end makes in a year, by {@link Period#perYear()}; absent when there is none. */
  public @Nullable Double yearlyMin() {
    return min == null ? null : Double.valueOf(min * period.perYear());
  }

  /** What the upper end makes in a year, by {@link Period#perYear()}; absent when there is none. */
  public @Nullable Double yearlyMax() {
    return max == null ? null : Double.valueOf(max * period.perYear());
  }

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

  /**
   * What an amount is paid for, with how often that comes in a year of full-time work.
   *
   * <p>A salary for a month or a week is paid through holidays, so a year has 12 or 52. A rate for a day or an hour is
   * paid for work alone: of the 260 weekdays of a year, four weeks of leave (the least of
   * <a href="https://eur-lex.europa.eu/eli/dir/2003/88/oj">Directive 2003/88/EC</a>, article 7) and some 10 public
   * holidays leave 230 days, of 8 hours each (40 a week, as in ILO Convention 47), which makes 1,840 hours.
   */
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
