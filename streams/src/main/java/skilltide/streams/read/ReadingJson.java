package skilltide.streams.read;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Seniority;

/** A reading as JSON on one line, for people and scripts; what is not known is absent. */
public final class ReadingJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReadingJson() {}

  /** @param id the posting's id; absent when there is none */
  public static String write(@Nullable String id, Reading reading) {
    ObjectNode json = JSON.createObjectNode();
    put(json, "id", id);
    ArrayNode skills = json.putArray("skills");
    for (SkillRead read : reading.skills()) {
      skills.addObject().put("skill", read.skill().id()).put("name", read.skill().name())
          .put("kind", read.skill().kind().word()).put("as", read.as()).put("field", read.field())
          .put("start", read.start()).put("end", read.end()).put("rule", read.rule());
    }
    put(json, "industry", reading.industry() == null ? null : reading.industry().id());
    texts(json, "roles", reading.roles().stream().map(Role::id).toList());
    texts(json, "seniority", reading.seniority().stream().map(Seniority::word).toList());
    put(json, "employer", reading.employer());
    Boolean remote = reading.remote();
    if (remote != null) {
      json.put("remote", remote.booleanValue());
    }
    texts(json, "countries", reading.countries());
    ArrayNode cities = json.putArray("cities");
    reading.cities().forEach(city -> cities.addObject().put("city", city.name()).put("country", city.country()));
    pay(json, reading);
    put(json, "language", reading.language());
    unknownTerms(json, reading);
    because(json, reading);
    return json.put("taxonomy", reading.taxonomy()).toString();
  }

  private static void pay(ObjectNode json, Reading reading) {
    if (reading.pay().isEmpty()) {
      return;
    }
    ArrayNode all = json.putArray("pay");
    for (Pay pay : reading.pay()) {
      ObjectNode one = all.addObject();
      number(one, "min", pay.min());
      number(one, "max", pay.max());
      put(one, "currency", pay.currency());
      one.put("period", pay.period().word());
      number(one, "yearlyMin", pay.yearlyMin());
      number(one, "yearlyMax", pay.yearlyMax());
      one.put("as", pay.evidence().as());
    }
  }

  /** Those alone that are listed with skills: the others are of use in numbers only. */
  private static void unknownTerms(ObjectNode json, Reading reading) {
    List<String> listed = reading.unknownTerms().stream().filter(each -> each.around() != null).map(UnknownTerm::term)
        .toList();
    if (!listed.isEmpty()) {
      texts(json, "unknownTerms", listed);
    }
  }

  private static void because(ObjectNode json, Reading reading) {
    if (reading.evidence().isEmpty()) {
      return;
    }
    ArrayNode all = json.putArray("because");
    for (Reading.Because because : reading.evidence()) {
      Evidence words = because.evidence();
      all.addObject().put("of", because.of()).put("value", because.value()).put("as", words.as())
          .put("field", words.field()).put("start", words.start()).put("end", words.end()).put("rule", words.rule());
    }
  }

  /** Whole amounts are written as whole numbers. */
  private static void number(ObjectNode json, String field, @Nullable Double amount) {
    if (amount == null) {
      json.putNull(field);
    } else if (amount == Math.rint(amount)) {
      json.put(field, amount.longValue());
    } else {
      json.put(field, amount);
    }
  }

  private static void put(ObjectNode json, String field, @Nullable String text) {
    if (text != null) {
      json.put(field, text);
    }
  }

  private static void texts(ObjectNode json, String field, Iterable<String> texts) {
    ArrayNode array = json.putArray(field);
    texts.forEach(array::add);
  }
}
