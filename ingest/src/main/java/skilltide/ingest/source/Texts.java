package skilltide.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.stream.Collectors;

/** Texts of a board's lists. */
final class Texts {
  private Texts() {}

  /** A list of texts as one. */
  static JsonNode joined(JsonNode list) {
    return TextNode.valueOf(list.valueStream().filter(JsonNode::isTextual).map(JsonNode::asText)
        .collect(Collectors.joining(", ")));
  }
}
