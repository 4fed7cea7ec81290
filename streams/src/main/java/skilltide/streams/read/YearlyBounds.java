package skilltide.streams.read;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Between which amounts what one is paid for a year plausibly lies. They are wide, from a part-time job of the least
 * wages up to the best paid of all, for they only tell pay from what is none: a bonus, a budget, a count of users.
 *
 * @param least in full units of the currency, included
 * @param most in full units of the currency, included
 */
record YearlyBounds(double least, double most) {
  /** The currency of amounts in lakhs. */
  static final String RUPEES = "INR";
  /** Where a unit is worth something between a tenth of a dollar and a few, or the currency is not told. */
  static final YearlyBounds USUAL = new YearlyBounds(10_000, 1_000_000);
  /** By ISO 4217 code; the yen's begin low, as the yuan has the same sign. */
  private static final Map<String, YearlyBounds> OTHERS = Map.ofEntries(
      Map.entry(RUPEES, new YearlyBounds(100_000, 20_000_000)),
      Map.entry("JPY", new YearlyBounds(10_000, 100_000_000)),
      Map.entry("CNY", new YearlyBounds(10_000, 10_000_000)),
      Map.entry("TWD", new YearlyBounds(100_000, 30_000_000)),
      Map.entry("HKD", new YearlyBounds(10_000, 8_000_000)),
      Map.entry("SEK", new YearlyBounds(10_000, 10_000_000)),
      Map.entry("NOK", new YearlyBounds(10_000, 10_000_000)),
      Map.entry("DKK", new YearlyBounds(10_000, 7_000_000)),
      Map.entry("CZK", new YearlyBounds(50_000, 20_000_000)),
      Map.entry("UAH", new YearlyBounds(30_000, 40_000_000)),
      Map.entry("MXN", new YearlyBounds(20_000, 20_000_000)),
      Map.entry("ZAR", new YearlyBounds(20_000, 20_000_000)),
      Map.entry("THB", new YearlyBounds(30_000, 30_000_000)),
      Map.entry("PHP", new YearlyBounds(50_000, 50_000_000)),
      Map.entry("TRY", new YearlyBounds(50_000, 40_000_000)),
      Map.entry("RUB", new YearlyBounds(100_000, 100_000_000)),
      Map.entry("PKR", new YearlyBounds(100_000, 200_000_000)),
      Map.entry("KES", new YearlyBounds(100_000, 100_000_000)),
      Map.entry("ISK", new YearlyBounds(500_000, 150_000_000)),
      Map.entry("HUF", new YearlyBounds(500_000, 400_000_000)),
      Map.entry("NGN", new YearlyBounds(200_000, 1_000_000_000)),
      Map.entry("ARS", new YearlyBounds(200_000, 1_000_000_000)),
      Map.entry("CLP", new YearlyBounds(1_000_000, 1_000_000_000)),
      Map.entry("KRW", new YearlyBounds(3_000_000, 1_500_000_000)),
      Map.entry("COP", new YearlyBounds(4_000_000, 4_000_000_000.0)),
      Map.entry("IDR", new YearlyBounds(10_000_000, 16_000_000_000.0)),
      Map.entry("VND", new YearlyBounds(15_000_000, 25_000_000_000.0)));

  /** @param currency ISO 4217 code; absent when it is not told */
  static YearlyBounds of(@Nullable String currency) {
    return currency == null ? USUAL : OTHERS.getOrDefault(currency, USUAL);
  }

  /** The same from another least on. */
  YearlyBounds from(double other) {
    return new YearlyBounds(other, most);
  }

  /** Whether a year's pay lies between them. */
  boolean hold(double yearly) {
    return yearly >= least && yearly <= most;
  }
}
