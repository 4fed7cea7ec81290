package skilltide.dashboard.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skilltide.dashboard.query.InvalidViewException;

/** A view as a JSON object: the names and values of the queries, numbers as numbers, several skills also as a list. */
final class ViewMessage {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  /** Where a viewer was who comes back: they get a snapshot, which holds all that they missed. */
  private static final String RESUME = "resume";

  private ViewMessage() {}

  /** @throws InvalidViewException when it is no JSON object of plain values */
  static Map<String, String> read(String message) {
    JsonNode view;
    try {
      view = MAPPER.readTree(message);
    } catch (JsonProcessingException e) {
      throw new InvalidViewException("view", "not JSON: " + e.getOriginalMessage());
    }
    if (!view.isObject()) {
      throw new InvalidViewException("view", "not a JSON object such as {\"kind\":\"language\",\"from\":\"now-30d\"}");
    }
    Map<String, String> given = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : view.properties()) {
      if (!field.getKey().equals(RESUME) && !field.getValue().isNull()) {
        given.put(field.getKey(), text(field.getKey(), field.getValue()));
      }
    }
    return given;
  }

  private static String text(String name, JsonNode value) {
    if (value.isValueNode()) {
      return value.asText();
    }
    List<String> texts = new ArrayList<>();
    value.forEach(each -> texts.add(each.asText()));
    if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isTextual)) {
      throw new InvalidViewException(name, "neither text, a number, nor a list of texts");
    }
    return String.join(",", texts);
  }
}
