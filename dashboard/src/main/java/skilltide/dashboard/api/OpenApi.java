package skilltide.dashboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import skilltide.dashboard.query.Field;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * What can be asked over HTTP, described as OpenAPI 3.1 has it, from the same values that queries are read by and the columns that
 * tables are made of. What is no table is described in {@code schemas.json}, to which a test holds every answer.
 */
final class OpenApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMAS = "#/components/schemas/";
  private static final Map<String, String> PROBLEMS = Map.of("400",
      "A mistake; the detail names the parameter and the mend.",
      "401", "An operator's key is needed, for others than programs of this machine ask: Authorization: Bearer skt_….",
      "403", "The key is not an operator's, for every source; or no key is known here.",
      "404", "There is no such path; the detail names the nearest.", "413", "Too large: the query, or its answer.",
      "429",
      "As much is being answered as may be; Retry-After says when to ask again.", "503",
      "Not just now; Retry-After says when to ask again.");

  private final List<Parameter> parameters;
  private final String version;

  OpenApi(Taxonomy taxonomy, String version) {
    this.version = version;
    this.parameters = Parameter.all(taxonomy);
  }

  /** All parameters of all operations. */
  List<Parameter> parameters() {
    return parameters;
  }

  /** The description. */
  String json() {
    ObjectNode api = JSON.createObjectNode().put("openapi", "3.1.1");
    api.putObject("info").put("title", "Skilltide")
        .put("description", "Which skills job postings ask for, where and how much.").put("version", version)
        .putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
    api.putArray("servers").addObject().put("url", "/api/v1");
    api.putArray("security"); // none is needed
    ObjectNode paths = api.putObject("paths");
    for (Operation operation : Operation.ALL) {
      for (Format format : operation.formats()) {
        path(paths, operation, format);
      }
    }
    SqlController.FORMATS.forEach(format -> sql(paths, format));
    ObjectNode components = api.putObject("components");
    ObjectNode described = components.putObject("parameters");
    parameters.forEach(each -> described.set(each.name(), parameter(each, "query")));
    ObjectNode responses = components.putObject("responses");
    PROBLEMS.keySet().stream().sorted().forEach(status -> problem(responses, status));
    ObjectNode schemas = components.putObject("schemas");
    schemas.setAll(shapes());
    Operation.ALL.stream().filter(each -> !each.row().isEmpty())
        .forEach(each -> schemas.set(rowName(each), row(each.row())));
    try {
      return JSON.writeValueAsString(api);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of the schema of an operation's rows. */
  static String rowName(Operation operation) {
    String last = operation.path().substring(operation.path().lastIndexOf('/') + 1);
    return Character.toUpperCase(last.charAt(0)) + last.substring(1) + "Row";
  }

  private static ObjectNode shapes() {
    try (InputStream in = OpenApi.class.getResourceAsStream("/skilltide/dashboard/api/schemas.json")) {
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void path(ObjectNode paths, Operation operation, Format format) {
    ObjectNode get = paths.putObject("/" + operation.path() + format.suffix()).putObject("get");
    get.put("operationId", id(operation.path() + format.suffix())).put("summary", operation.summary());
    ArrayNode given = get.putArray("parameters");
    if (operation.path().contains("{id}")) {
      given.add(parameter(new Parameter("id", "A skill's id or alias.", List.of(), "kotlin"), "path"));
    }
    operation.parameters().forEach(name -> given.addObject().put("$ref", "#/components/parameters/" + name));
    ObjectNode responses = get.putObject("responses");
    ObjectNode content = responses.putObject("200").put("description", "The answer.").putObject("content");
    // Where the path leaves it open, Accept decides.
    for (Format each : format == Format.JSON ? operation.formats() : List.of(format)) {
      ObjectNode body = content.putObject(each.mime());
      switch (each) {
        case JSON -> body.putObject("schema").put("$ref", SCHEMAS + operation.schema());
        case NDJSON -> body.putObject("schema").put("$ref", SCHEMAS + rowName(operation)).put("description",
            "A line.");
        default -> body.putObject("schema").put("type", "string");
      }
    }
    problems(responses, operation.problems());
  }

  private static void sql(ObjectNode paths, Format format) {
    ObjectNode post = paths.putObject("/sql" + format.suffix()).putObject("post");
    post.put("operationId", id("sql" + format.suffix())).put("summary",
        "Answers one SELECT over the tables readings and daily, in DuckDB's dialect.");
    ObjectNode body = post.putObject("requestBody").put("required", true).putObject("content")
        .putObject(Format.JSON_NAME);
    ObjectNode schema = body.putObject("schema").put("type", "object");
    schema.putArray("required").add("sql");
    schema.putObject("properties").putObject("sql").put("type", "string").put("maxLength",
        SqlController.MOST_CHARACTERS);
    body.putObject("example").put("sql", "select day, count(*) from readings group by day order by day");
    ObjectNode responses = post.putObject("responses");
    ObjectNode content = responses.putObject("200").put("description", "The answer.").putObject("content");
    for (Format each : format == Format.JSON ? SqlController.FORMATS : List.of(format)) {
      ObjectNode answer = content.putObject(each.mime());
      switch (each) {
        case JSON -> answer.putObject("schema").put("$ref", SCHEMAS + "SqlAnswer");
        case NDJSON -> answer.putObject("schema").put("type", "object").put("description", "A line.");
        case CSV -> answer.putObject("schema").put("type", "string");
        case PARQUET -> answer.putObject("schema"); // bytes
      }
    }
    problems(responses, List.of("400", "413", "429", "503"));
  }

  private static void problems(ObjectNode responses, List<String> statuses) {
    statuses.forEach(status -> responses.putObject(status).put("$ref", "#/components/responses/" + status));
  }

  private static void problem(ObjectNode responses, String status) {
    ObjectNode response = responses.putObject(status).put("description", PROBLEMS.get(status));
    if (status.equals("429") || status.equals("503")) {
      response.putObject("headers").putObject("Retry-After").put("description", "Seconds.").putObject("schema")
          .put("type", "integer");
    }
    response.putObject("content").putObject("application/problem+json").putObject("schema").put("$ref",
        SCHEMAS + "Problem");
  }

  private static ObjectNode parameter(Parameter parameter, String in) {
    ObjectNode node = JSON.createObjectNode().put("name", parameter.name()).put("in", in).put("description",
        parameter.description());
    if (in.equals("path")) {
      node.put("required", true);
    }
    ObjectNode schema = node.putObject("schema").put("type", "string");
    if (!parameter.values().isEmpty()) {
      parameter.values().forEach(schema.putArray("enum")::add);
    }
    return node.put("example", parameter.example());
  }

  private static ObjectNode row(List<Field> fields) {
    ObjectNode row = JSON.createObjectNode().put("type", "object");
    ArrayNode required = row.putArray("required");
    ObjectNode properties = row.putObject("properties");
    for (Field field : fields) {
      ObjectNode property = properties.putObject(field.name());
      switch (field.type()) {
        case TEXT -> property.put("type", "string");
        case TIME -> property.put("type", "string").put("format", "date-time");
        case DAY -> property.put("type", "string").put("format", "date");
        case WHOLE -> property.put("type", "integer");
        case NUMBER -> property.put("type", "number");
        case TRUTH -> property.put("type", "boolean");
        case WORDS -> property.put("type", "array").putObject("items").put("type", "string");
      }
      if (!field.meaning().isEmpty()) {
        property.put("description", field.meaning());
      }
      if (field.always()) {
        required.add(field.name());
      }
    }
    return row;
  }

  private static String id(String path) {
    return path.replaceAll("[^a-z]+", "-").replaceAll("-$", "");
  }
}
