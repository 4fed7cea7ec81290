package skilltide.dashboard.query;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Currencies by ISO 4217 code, as the JDK has them. */
public final class Currencies {
  private static final Map<String, String> CODES_BY_NAME = Currency.getAvailableCurrencies().stream()
      .sorted((a, b) -> b.getCurrencyCode().compareTo(a.getCurrencyCode()))
      .collect(Collectors.toMap(each -> each.getDisplayName(Locale.ENGLISH), Currency::getCurrencyCode,
          (later, first) -> first, () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));

  private Currencies() {}

  /**
   * The code of a currency, such as {@code EUR}.
   *
   * @param text in letters of either case
   * @throws InvalidViewException when there is none, with the one that may have been meant
   */
  public static String code(String text) {
    String code = text.strip().toUpperCase(Locale.ROOT);
    if (CODES_BY_NAME.containsValue(code)) {
      return code;
    }
    Optional<String> meant = Optional.ofNullable(CODES_BY_NAME.get(text.strip()))
        .or(() -> Nearest.to(text.strip(), CODES_BY_NAME.keySet()).map(CODES_BY_NAME::get))
        .or(() -> Nearest.to(code, CODES_BY_NAME.values()));
    throw new InvalidViewException("currency", "unknown '" + text.strip() + "'" + meant
        .map(near -> ", did you mean '" + near + "'?").orElse("; give an ISO 4217 code such as EUR"));
  }
}
