package skilltide.streams.read;

import org.jspecify.annotations.Nullable;

/**
 * An amount of money as it is written, such as {@code $120k}, {@code 80.000 €} or {@code ₹6}.
 *
 * @param value the number before its multiplier
 * @param multiplier 1, 1,000 for k, 100,000 for lakh, a million and more for what is no pay
 * @param currency ISO 4217 code; absent when none is written
 * @param start where it starts in the view
 * @param end where it ends
 */
record Amount(double value, double multiplier, @Nullable String currency, int start, int end) {
  private static final int MOST_DIGITS = 12;
  private static final double THOUSAND = 1_000;
  private static final double LAKH = 100_000;
  private static final double MILLION = 1_000_000;

  double total() {
    return value * multiplier;
  }

  boolean multiplied() {
    return multiplier != 1;
  }

  /** The amount whose first digit stands at an index; null when it is none. */
  static @Nullable Amount at(TextView view, int digit) {
    int end = digit;
    double value = 0;
    double fraction = 0;
    while (end < view.length() && end - digit < MOST_DIGITS) {
      char c = view.at(end);
      if (Letters.isDigit(c)) {
        value = fraction == 0 ? value * 10 + (c - '0') : value + (c - '0') * fraction;
        fraction /= fraction == 0 ? 1 : 10;
      } else if ((c == ',' || c == '.' || c == '\'') && thousands(view, end + 1) && fraction == 0) {
        // a thousand's mark: nothing to do
      } else if (c == '.' && fraction == 0 && Letters.isDigit(view.at(end + 1))) {
        fraction = 0.1;
      } else {
        break;
      }
      end++;
    }
    int start = digit;
    String currency = Currencies.before(view, digit);
    if (currency != null) {
      start = Currencies.startBefore(view, digit);
    }
    int unit = view.at(end) == ' ' ? end + 1 : end;
    int unitEnd = unit;
    while (Letters.isWord(view.at(unitEnd))) {
      unitEnd++;
    }
    double multiplier = switch (view.seen(unit, Math.min(unitEnd, view.length())).toLowerCase(java.util.Locale.ROOT)) {
      case "k" -> THOUSAND;
      case "lpa", "lakh", "lakhs", "lac", "lacs", "l" -> LAKH;
      case "m", "mm", "mil", "million", "mn", "b", "bn", "billion", "mio" -> MILLION;
      case "kusd", "keur", "kgbp" -> THOUSAND;
      default -> 1;
    };
    if (multiplier != 1) {
      end = unitEnd;
    }
    if (currency == null) {
      currency = Currencies.after(view, end);
      end = currency == null ? end : Currencies.endAfter(view, end);
      if (currency != null && multiplier == 1 && (view.at(end) == 'k' || view.at(end) == 'K')
          && !Letters.isWord(view.at(end + 1))) {
        multiplier = THOUSAND; // 60€k
        end++;
      }
    }
    return new Amount(value, multiplier, currency, start, end);
  }

  private static boolean thousands(TextView view, int index) {
    return Letters.isDigit(view.at(index)) && Letters.isDigit(view.at(index + 1)) && Letters.isDigit(view.at(index + 2))
        && !Letters.isDigit(view.at(index + 3));
  }
}
