package skilltide.ingest.schemaorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a posting's work may be done, as far as it names countries. */
final class Countries {
  private static final int MAX_COUNTRIES = 250;
  private static final int MAX_LENGTH = 100;

  private Countries() {}

  /** Names or codes, in the posting's order, each once. */
  static List<String> of(Fields fields) {
    Stream<String> places = fields.each("jobLocation").flatMap(place -> Values.each(place.path("address")))
        .flatMap(address -> Values.names(address.path("addressCountry")).stream());
    Stream<String> applicants = fields.each("applicantLocationRequirements").filter(Countries::isCountry)
        .flatMap(area -> country(area).stream());
    return Stream.concat(places, applicants).filter(country -> country.length() <= MAX_LENGTH).distinct()
        .limit(MAX_COUNTRIES).toList();
  }

  // A state or a city may be called like a country or its code ("CA", "Georgia").
  private static boolean isCountry(JsonNode area) {
    return Values.text(area.path("@type")).map(type -> type.endsWith("Country")).orElse(true)
        || area.path("address").isObject();
  }

  private static Optional<String> country(JsonNode area) {
    return area.path("address").isObject()
        ? Values.name(area.path("address").path("addressCountry"))
        : Values.name(area);
  }
}
