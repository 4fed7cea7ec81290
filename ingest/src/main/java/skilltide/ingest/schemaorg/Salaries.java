package skilltide.ingest.schemaorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import skilltide.ingest.event.Stated;

/** What a posting's {@code baseSalary} says, as far as it is numbers; sites write "competitive" there as well. */
final class Salaries {
  private static final int MAX_SALARIES = 10;
  private static final int MAX_LENGTH = 20;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,4})?|\\d{1,3}(,\\d{3}){1,2}(\\.\\d{1,4})?");

  private Salaries() {}

  static List<Stated.Pay> of(Fields fields) {
    Optional<String> usual = word(fields.posting().path("salaryCurrency"));
    return fields.each("baseSalary").flatMap(salary -> pay(salary, usual).stream()).distinct().limit(MAX_SALARIES)
        .toList();
  }

  private static Optional<Stated.Pay> pay(JsonNode salary, Optional<String> usual) {
    JsonNode value = salary.path("value").isObject() ? salary.path("value") : salary;
    Double single = first(number(value), number(value.path("value"))).orElse(null);
    Double min = number(value.path("minValue")).orElse(single);
    Double max = number(value.path("maxValue")).orElse(single);
    if (min == null && max == null) {
      return Optional.empty();
    }
    String currency = first(word(salary.path("currency")), first(word(value.path("currency")), usual)).orElse(null);
    String unit = Stream.of(value, salary).flatMap(one -> Stream.of(one.path("unitText"), one.path("unitCode")))
        .flatMap(one -> word(one).stream()).findFirst().orElse(null);
    return Optional.of(new Stated.Pay(min, max, currency, unit));
  }

  private static <T> Optional<T> first(Optional<T> one, Optional<T> other) {
    return one.or(() -> other);
  }

  private static Optional<Double> number(JsonNode value) {
    return Values.text(value).map(String::strip).map(Salaries::plain).filter(text -> NUMBER.matcher(text).matches())
        .map(text -> Double.valueOf(text.replace(",", ""))).filter(amount -> amount > 0); // sites say 0 for "not told"
  }

  // A large number that JSON has as a fraction is written as 1.2E5.
  private static String plain(String text) {
    return text.matches("\\d\\.\\d{1,8}E\\d") ? String.valueOf(Math.round(Double.parseDouble(text))) : text;
  }

  private static Optional<String> word(JsonNode value) {
    return Values.name(value).filter(text -> text.length() <= MAX_LENGTH);
  }
}
