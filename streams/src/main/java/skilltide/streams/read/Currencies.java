package skilltide.streams.read;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs and codes of currencies, right before or right after an amount. */
final class Currencies {
  /** The longer first, so that C$ is not read as $. */
  private static final List<Map.Entry<String, String>> SIGNS = List.of(Map.entry("us$", "USD"),
      Map.entry("usd$", "USD"),
      Map.entry("cad$", "CAD"), Map.entry("aud$", "AUD"), Map.entry("ca$", "CAD"), Map.entry("c$", "CAD"),
      Map.entry("au$", "AUD"), Map.entry("a$", "AUD"), Map.entry("nz$", "NZD"), Map.entry("s$", "SGD"),
      Map.entry("sg$", "SGD"), Map.entry("hk$", "HKD"), Map.entry("r$", "BRL"), Map.entry("$", "USD"),
      Map.entry("€", "EUR"), Map.entry("£", "GBP"), Map.entry("₹", "INR"), Map.entry("¥", "JPY"), Map.entry("₽", "RUB"),
      Map.entry("₪", "ILS"), Map.entry("zł", "PLN"), Map.entry("usd", "USD"), Map.entry("eur", "EUR"),
      Map.entry("euros", "EUR"), Map.entry("euro", "EUR"), Map.entry("gbp", "GBP"), Map.entry("chf", "CHF"),
      Map.entry("cad", "CAD"), Map.entry("aud", "AUD"), Map.entry("nzd", "NZD"), Map.entry("sgd", "SGD"),
      Map.entry("hkd", "HKD"), Map.entry("inr", "INR"), Map.entry("rs.", "INR"), Map.entry("rs", "INR"),
      Map.entry("sek", "SEK"), Map.entry("nok", "NOK"), Map.entry("dkk", "DKK"), Map.entry("pln", "PLN"),
      Map.entry("czk", "CZK"), Map.entry("jpy", "JPY"), Map.entry("cny", "CNY"), Map.entry("rmb", "CNY"),
      Map.entry("brl", "BRL"), Map.entry("mxn", "MXN"), Map.entry("₩", "KRW"), Map.entry("krw", "KRW"),
      Map.entry("huf", "HUF"), Map.entry("rub", "RUB"), Map.entry("zar", "ZAR"), Map.entry("ils", "ILS"));

  private Currencies() {}

  static @Nullable String before(TextView view, int digit) {
    int end = view.at(digit - 1) == ' ' ? digit - 1 : digit;
    for (Map.Entry<String, String> sign : SIGNS) {
      int start = end - sign.getKey().length();
      if (stands(view, sign.getKey(), start, end)) {
        return sign.getValue();
      }
    }
    return null;
  }

  static int startBefore(TextView view, int digit) {
    int end = view.at(digit - 1) == ' ' ? digit - 1 : digit;
    for (Map.Entry<String, String> sign : SIGNS) {
      int start = end - sign.getKey().length();
      if (stands(view, sign.getKey(), start, end)) {
        return start;
      }
    }
    return digit;
  }

  static @Nullable String after(TextView view, int index) {
    int end = endAfter(view, index);
    int start = view.at(index) == ' ' ? index + 1 : index;
    for (Map.Entry<String, String> sign : SIGNS) {
      if (end - start == sign.getKey().length() && stands(view, sign.getKey(), start, end)) {
        return sign.getValue();
      }
    }
    return null;
  }

  /** Where the sign behind an amount ends; the index itself when there is none. */
  static int endAfter(TextView view, int index) {
    int start = view.at(index) == ' ' ? index + 1 : index;
    for (Map.Entry<String, String> sign : SIGNS) {
      int end = start + sign.getKey().length();
      boolean belongsToNext = Letters.isDigit(view.at(end));
      if (stands(view, sign.getKey(), start, end) && !belongsToNext) {
        return end;
      }
    }
    return index;
  }

  private static boolean stands(TextView view, String sign, int start, int end) {
    if (start < 0 || end > view.length()) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (view.folded()[i] != sign.charAt(i - start)) {
        return false;
      }
    }
    boolean letterBefore = Letters.isWord(sign.charAt(0)) && Letters.isWord(view.at(start - 1));
    boolean letterAfter = Letters.isWord(sign.charAt(sign.length() - 1)) && Character.isLetter(view.at(end))
        && Letters.kind(view.at(end)) == Letters.WORD && view.at(end) != 'k' && view.at(end) != 'K';
    return !letterBefore && !letterAfter;
  }
}
