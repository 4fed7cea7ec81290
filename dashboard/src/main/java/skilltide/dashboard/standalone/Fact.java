package skilltide.dashboard.standalone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skilltide.streams.read.Explanation;
import skilltide.streams.read.Reading;

/**
 * Something that was read beside the skills, as a line for people.
 *
 * @param of what it is of, such as Industry; empty where it is that of the line before
 * @param value what was read; empty where it is that of the line before
 * @param rule what decided; empty when it is not told
 * @param words the words that say so, in quotation marks; empty when they are not told
 */
record Fact(String of, String value, String rule, String words) {
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("industry", "Industry");
    NAMES.put("role", "Role");
    NAMES.put("seniority", "Level");
    NAMES.put("country", "Country");
    NAMES.put("city", "City");
    NAMES.put("remote", "Remote");
    NAMES.put("pay", "Pay");
    NAMES.put("employer", "Employer");
  }

  /** All that was read, in the order that people ask for it. */
  static List<Fact> of(Explanation explanation) {
    List<Fact> facts = new ArrayList<>();
    NAMES.forEach((of, name) -> {
      String lastValue = "";
      boolean first = true;
      for (Explanation.Because because : explanation.because()) {
        if (because.of().equals(of)) {
          String value = value(explanation.reading(), because);
          facts.add(new Fact(first ? name : "", value.equals(lastValue) ? "" : value, because.rule(),
              '“' + because.words() + '”'));
          lastValue = value;
          first = false;
        }
      }
    });
    String language = explanation.reading().language();
    if (language != null) {
      facts.add(new Fact("Language", language, "", ""));
    }
    return facts;
  }

  private static String value(Reading reading, Explanation.Because because) {
    return switch (because.of()) {
      case "industry" -> reading.industry() == null ? because.value() : reading.industry().name();
      case "role" -> reading.roles().stream().filter(role -> role.id().equals(because.value())).findFirst()
          .map(role -> role.name()).orElse(because.value());
      case "remote" -> because.value().equals("true") ? "yes" : "no";
      default -> because.value();
    };
  }
}
