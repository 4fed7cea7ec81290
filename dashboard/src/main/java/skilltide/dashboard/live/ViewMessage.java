package skilltide.dashboard.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skilltide.dashboard.query.InvalidViewException;

/**
 * What a viewer asks for: a JSON object with the names and values of the queries, numbers as numbers, several skills also
 * as a list, and where they were, if they come back.
 *
 * @param view names and what was given for them
 * @param resume where they were
 */
record ViewMessage(Map<String, String> view, Resume resume) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String RESUME = "resume";

  /** @throws InvalidViewException when it is no JSON object of plain values */
  static ViewMessage read(String message) {
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
    Resume resume = Resume.NOTHING;
    for (Map.Entry<String, JsonNode> field : view.properties()) {
      if (field.getValue().isNull()) {
        continue;
      }
      if (field.getKey().equals(RESUME)) {
        resume = resume(field.getValue());
      } else {
        given.put(field.getKey(), text(field.getKey(), field.getValue()));
      }
    }
    return new ViewMessage(given, resume);
  }

  private static Resume resume(JsonNode resume) {
    JsonNode stream = resume.path("stream");
    JsonNode seq = resume.path("seq");
    if (!stream.isTextual() || !seq.isIntegralNumber()) {
      throw new InvalidViewException(RESUME, "needs the stream and the seq of the last frame");
    }
    List<String> ranks = resume.has("ranks") ? texts(RESUME, resume.get("ranks")) : List.of();
    return new Resume(Optional.of(new Place(stream.asText(), seq.asLong())), ranks);
  }

  private static String text(String name, JsonNode value) {
    return value.isValueNode() ? value.asText() : String.join(",", texts(name, value));
  }

  private static List<String> texts(String name, JsonNode value) {
    if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isTextual)) {
      throw new InvalidViewException(name, "neither text, a number, nor a list of texts");
    }
    List<String> texts = new ArrayList<>();
    value.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
