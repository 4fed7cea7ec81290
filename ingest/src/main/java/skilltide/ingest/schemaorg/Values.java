package skilltide.ingest.schemaorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The many ways in which JSON-LD writes one thing: text, a number, {@code {"@value"}}, {@code {"name"}}, a list. */
final class Values {
  private static final String REPLACEMENT = "\uFFFD";

  private Values() {}

  /** One or many, as many. */
  static Stream<JsonNode> each(JsonNode value) {
    return value.isArray()
        ? value.valueStream().flatMap(Values::each)
        : present(value) ? Stream.of(value) : Stream.of();
  }

  /** The text that a value is; empty when it is blank or none. */
  static Optional<String> text(JsonNode value) {
    if (value.isArray()) {
      return each(value).flatMap(one -> text(one).stream()).findFirst();
    }
    JsonNode scalar = value.isObject() ? value.path("@value") : value;
    return scalar.isValueNode() && present(scalar)
        ? Optional.of(wellFormed(scalar.asText())).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  /** The text that a value is, or that it goes by. */
  static Optional<String> name(JsonNode value) {
    return Stream.of(value, value.path("name"), value.path("codeValue"))
        .flatMap(one -> text(one).stream()).findFirst().map(String::strip);
  }

  /** The text or number that a value is, or that a {@code PropertyValue} holds. */
  static Optional<String> identifier(JsonNode value) {
    return each(value).flatMap(one -> Stream.of(one, one.path("value"))).flatMap(one -> text(one).stream()).findFirst()
        .map(String::strip);
  }

  static List<String> names(JsonNode value) {
    return each(value).flatMap(one -> name(one).stream()).distinct().toList();
  }

  /** JSON can escape half a surrogate pair, which UTF-8 cannot carry any further. */
  static String wellFormed(String text) {
    if (text.codePoints().noneMatch(Values::isLoneSurrogate)) {
      return text;
    }
    StringBuilder mended = new StringBuilder(text.length());
    text.codePoints().forEach(point -> {
      if (isLoneSurrogate(point)) {
        mended.append(REPLACEMENT);
      } else {
        mended.appendCodePoint(point);
      }
    });
    return mended.toString();
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static boolean present(JsonNode value) {
    return !value.isNull() && !value.isMissingNode();
  }
}
