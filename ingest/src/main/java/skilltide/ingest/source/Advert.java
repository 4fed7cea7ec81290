package skilltide.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;

/** Writes what a board shows as a schema.org {@code JobPosting}. What is missing or blank is left out. */
final class Advert {
  private final ObjectNode posting = JsonNodeFactory.instance.objectNode();

  /** @param id the board's own identifier */
  Advert(String id) {
    posting.put("@type", "JobPosting").put("identifier", id);
  }

  Advert title(JsonNode text) {
    return text("title", text);
  }

  Advert link(JsonNode url) {
    return text("url", url);
  }

  /** @param html escaped once, as HTML is; plain text is HTML too as long as it has neither {@code <} nor {@code &} */
  Advert description(String html) {
    posting.put("description", html);
    return this;
  }

  /** Who stands behind the posting and its reposts. */
  Advert poster(String name) {
    posting.put("poster", name);
    return this;
  }

  Advert employer(String name) {
    if (!name.isBlank()) {
      posting.putObject("hiringOrganization").put("@type", "Organization").put("name", name);
    }
    return this;
  }

  Advert text(String field, JsonNode value) {
    if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
      posting.put(field, value.asText());
    }
    return this;
  }

  /** When it was posted; a time that is none is left out, since the first sighting counts then. */
  Advert posted(JsonNode isoTime) {
    return text("datePosted", isoTime);
  }

  /** As {@link #posted}, where the board counts seconds, or milliseconds, since 1970. */
  Advert posted(JsonNode since1970, long unitsPerSecond) {
    if (since1970.canConvertToLong() && since1970.asLong() > 0) {
      try {
        posting.put("datePosted", Instant.ofEpochSecond(since1970.asLong() / unitsPerSecond).toString());
      } catch (DateTimeException e) {
        // Beyond all times: as good as none.
      }
    }
    return this;
  }

  Advert remote(boolean remote) {
    if (remote) {
      posting.put("jobLocationType", "TELECOMMUTE");
    }
    return this;
  }

  /** A place as the board words it. */
  Advert place(JsonNode words) {
    if (words.isTextual() && !words.asText().isBlank()) {
      posting.withArray("jobLocation").addObject().put("@type", "Place").put("address", words.asText());
    }
    return this;
  }

  /** A place, as far as its parts are known. */
  Advert place(JsonNode city, JsonNode country) {
    ObjectNode address = JsonNodeFactory.instance.objectNode();
    if (city.isTextual() && !city.asText().isBlank()) {
      address.put("addressLocality", city.asText());
    }
    if (country.isTextual() && !country.asText().isBlank()) {
      address.put("addressCountry", country.asText());
    }
    if (!address.isEmpty()) {
      posting.withArray("jobLocation").addObject().put("@type", "Place").set("address", address);
    }
    return this;
  }

  /**
   * What is paid; nothing is written where neither end is a positive number.
   *
   * @param unit schema.org's word for the time that it is paid for, such as {@code YEAR}
   */
  Advert pay(JsonNode min, JsonNode max, String currency, String unit) {
    ObjectNode value = JsonNodeFactory.instance.objectNode().put("unitText", unit);
    if (isAmount(min)) {
      value.set("minValue", min);
    }
    if (isAmount(max)) {
      value.set("maxValue", max);
    }
    if (value.size() > 1) {
      posting.withArray("baseSalary").addObject().put("currency", currency).set("value", value);
    }
    return this;
  }

  ObjectNode json() {
    return posting;
  }

  private static boolean isAmount(JsonNode number) {
    return number.isNumber() && number.asDouble() > 0;
  }
}
