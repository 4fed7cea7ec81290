package skilltide.dashboard.query;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Countries by ISO 3166 code or English name, as the JDK has them. */
final class Countries {
  private static final Map<String, String> CODES = codes();

  private Countries() {}

  /** The code of a country, such as {@code DE}. */
  static Optional<String> code(String codeOrName) {
    return Optional.ofNullable(CODES.get(codeOrName));
  }

  /** All codes and names. */
  static Set<String> names() {
    return CODES.keySet();
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String code : Locale.getISOCountries()) {
      codes.put(code, code);
      codes.put(Locale.of("", code).getDisplayCountry(Locale.ENGLISH), code);
    }
    return codes;
  }
}
