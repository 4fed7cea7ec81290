package skilltide.ingest.schemaorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import skilltide.ingest.event.MalformedEventException;

/** Finds the postings in a JSON-LD value: the value itself, or those in its {@code @graph}. */
public final class JobPostings {
  private static final String TYPE = "JobPosting";

  private JobPostings() {}

  /**
   * @return at least one object
   * @throws MalformedEventException when there is none
   */
  public static List<JsonNode> in(JsonNode value) {
    if (!value.isObject()) {
      throw new MalformedEventException("posting", "not a JSON object but " + describe(value));
    }
    if (isPosting(value)) {
      return List.of(value);
    }
    if (value.has("@graph")) {
      List<JsonNode> found = Values.each(value.path("@graph")).filter(JobPostings::isPosting).toList();
      if (found.isEmpty()) {
        throw new MalformedEventException("@graph", "holds no " + TYPE);
      }
      return found;
    }
    // Whoever sends to this address without a type means a posting.
    if (!value.has("@type")) {
      return List.of(value);
    }
    String types = Values.each(value.path("@type")).map(JsonNode::asText).collect(Collectors.joining(", "));
    throw new MalformedEventException("@type", "'%s' is not %s".formatted(Fields.quoted(types), TYPE));
  }

  // Also "schema:JobPosting" and "https://schema.org/JobPosting".
  private static boolean isPosting(JsonNode value) {
    return Values.each(value.path("@type")).map(JsonNode::asText)
        .anyMatch(type -> type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1).equals(TYPE));
  }

  private static String describe(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case OBJECT, NULL, MISSING, BINARY, POJO -> "nothing";
    };
  }
}
