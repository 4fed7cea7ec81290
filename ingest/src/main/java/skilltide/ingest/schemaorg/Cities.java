package skilltide.ingest.schemaorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skilltide.ingest.event.Stated;

/** In which cities a posting's work is done: those of its addresses. */
final class Cities {
  private static final int MAX_CITIES = 100;
  private static final int MAX_LENGTH = 100;

  private Cities() {}

  static List<Stated.City> of(Fields fields) {
    return fields.each("jobLocation").flatMap(Cities::addresses).flatMap(address -> city(address).stream()).distinct()
        .limit(MAX_CITIES).toList();
  }

  /** A place is a text, or has an address that is a text or an object. */
  private static Stream<JsonNode> addresses(JsonNode place) {
    return place.isObject() ? Values.each(place.path("address")) : Stream.of(place);
  }

  private static Optional<Stated.City> city(JsonNode address) {
    Optional<String> city = address.isObject()
        ? Values.name(address.path("addressLocality"))
        : Values.text(address).map(String::strip);
    Optional<String> country = Values.name(address.path("addressCountry")).filter(text -> text.length() <= MAX_LENGTH);
    return city.filter(text -> text.length() <= MAX_LENGTH)
        .map(text -> new Stated.City(text, country.orElse(null)));
  }
}
