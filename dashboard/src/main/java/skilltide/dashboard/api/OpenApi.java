package skilltide.dashboard.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.Baseline;
import skilltide.dashboard.query.Measure;
import skilltide.dashboard.query.Moment;
import skilltide.dashboard.query.Step;
import skilltide.dashboard.query.View;
import skilltide.streams.taxonomy.Industry;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Seniority;
import skilltide.streams.taxonomy.Taxonomy;

/** What can be asked over HTTP, described as OpenAPI 3.1 has it, from the same values that queries are read by. */
final class OpenApi {
  private static final String PROBLEM = "application/problem+json";

  /**
   * A parameter.
   *
   * @param values all that may be given; empty where that is no list
   */
  record Parameter(String name, String description, List<String> values, String example) {}

  private final List<Parameter> parameters;
  private final String version;

  OpenApi(Taxonomy taxonomy, String version) {
    this.version = version;
    this.parameters = List.of(
        new Parameter("kind", "Only skills of this kind.", words(Kind.values(), Kind::word), "language"),
        new Parameter("skills", "Only these, by id or alias, comma-separated.", List.of(), "java,kotlin"),
        new Parameter("industry", "Only postings of this industry.",
            taxonomy.industries().stream().map(Industry::id).toList(), "fintech"),
        new Parameter("role", "Only postings for this role.", taxonomy.roles().stream().map(Role::id).toList(),
            "backend"),
        new Parameter("seniority", "Only postings for this level.", words(Seniority.values(), Seniority::word),
            "senior"),
        new Parameter("country", "Only postings in this country: an ISO 3166 code or an English name.", List.of(),
            "DE"),
        new Parameter("remote", "Only postings that can, or cannot, be done remotely.", List.of("true", "false"),
            "true"),
        new Parameter("source", "Only postings of this source.", List.of(), "http"),
        new Parameter("from", "The beginning, floored to whole buckets: " + Moment.FORMS + ".", List.of(), "now-30d"),
        new Parameter("to", "The end, in the same forms; now when it is left out.", List.of(), "now"),
        new Parameter("step", "How long a point is; UTC, ISO weeks; hours for views alone.",
            words(Step.values(), Step::word), "month"),
        new Parameter("measure", "What is counted.", words(Measure.values(), Measure::word), "postings"),
        new Parameter("baseline", "What it is compared with.", words(Baseline.values(), Baseline::word), "previous"),
        new Parameter("limit", "How many rows at most, 1 to " + View.MAX_LIMIT + ".", List.of(), "20"),
        new Parameter("currency", "As ISO 4217 has it; the one that most postings name when it is left out.", List.of(),
            "EUR"),
        new Parameter("q", "The beginning of an id, a name or an alias.", List.of(), "post"));
  }

  /** All parameters of all operations. */
  List<Parameter> parameters() {
    return parameters;
  }

  /** The description. */
  String json() {
    return AnswerJson.object(json -> {
      json.writeStringField("openapi", "3.1.1");
      json.writeObjectFieldStart("info");
      json.writeStringField("title", "Skilltide");
      json.writeStringField("description", "Which skills job postings ask for, where and how much.");
      json.writeStringField("version", version);
      json.writeObjectFieldStart("license");
      json.writeStringField("name", "Apache-2.0");
      json.writeStringField("identifier", "Apache-2.0");
      json.writeEndObject();
      json.writeEndObject();
      json.writeArrayFieldStart("servers");
      json.writeStartObject();
      json.writeStringField("url", "/api/v1");
      json.writeEndObject();
      json.writeEndArray();
      json.writeArrayFieldStart("security"); // none is needed
      json.writeEndArray();
      json.writeObjectFieldStart("paths");
      for (Operation operation : Operation.ALL) {
        path(json, operation, "", "application/json");
        if (operation.table()) {
          path(json, operation, ".csv", "text/csv");
        }
      }
      sql(json, "/sql", "application/json");
      sql(json, "/sql.csv", "text/csv");
      json.writeEndObject();
      json.writeObjectFieldStart("components");
      json.writeObjectFieldStart("parameters");
      for (Parameter parameter : parameters) {
        json.writeFieldName(parameter.name);
        parameter(json, parameter);
      }
      json.writeEndObject();
      json.writeEndObject();
    });
  }

  private static void path(JsonGenerator json, Operation operation, String suffix, String type) throws IOException {
    json.writeObjectFieldStart("/" + operation.path() + suffix);
    json.writeObjectFieldStart("get");
    json.writeStringField("operationId", id(operation.path() + suffix));
    json.writeStringField("summary", operation.summary());
    json.writeArrayFieldStart("parameters");
    if (operation.path().contains("{id}")) {
      parameter(json, new Parameter("id", "A skill's id or alias.", List.of(), "kotlin"), "path");
    }
    for (String name : operation.parameters()) {
      json.writeStartObject();
      json.writeStringField("$ref", "#/components/parameters/" + name);
      json.writeEndObject();
    }
    json.writeEndArray();
    responses(json, type, List.of("400", "503"));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void sql(JsonGenerator json, String path, String type) throws IOException {
    json.writeObjectFieldStart(path);
    json.writeObjectFieldStart("post");
    json.writeStringField("operationId", id(path.substring(1)));
    json.writeStringField("summary", "Answers one SELECT over the tables readings and daily, in DuckDB's dialect.");
    json.writeObjectFieldStart("requestBody");
    json.writeBooleanField("required", true);
    json.writeFieldName("content");
    json.writeRawValue("""
        {"application/json":{"schema":{"type":"object","required":["sql"],"properties":{"sql":{"type":"string",
        "maxLength":20000}}},"example":{"sql":"select day, count(*) from readings group by day order by day"}}}""");
    json.writeEndObject();
    responses(json, type, List.of("400", "413", "429", "503"));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void responses(JsonGenerator json, String type, List<String> problems) throws IOException {
    json.writeObjectFieldStart("responses");
    response(json, "200", "The answer.", type, type.equals("text/csv") ? "string" : "object");
    for (String status : problems) {
      response(json, status, switch (status) {
        case "400" -> "A mistake; the detail names the parameter and the mend.";
        case "413" -> "Too long.";
        case "429" -> "One query an address at a time.";
        default -> "Not just now; Retry-After says when.";
      }, PROBLEM, "object");
    }
    json.writeEndObject();
  }

  private static void response(JsonGenerator json, String status, String description, String type, String schema)
      throws IOException {
    json.writeObjectFieldStart(status);
    json.writeStringField("description", description);
    json.writeObjectFieldStart("content");
    json.writeObjectFieldStart(type);
    json.writeObjectFieldStart("schema");
    json.writeStringField("type", schema);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void parameter(JsonGenerator json, Parameter parameter) throws IOException {
    parameter(json, parameter, "query");
  }

  private static void parameter(JsonGenerator json, Parameter parameter, String in) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", parameter.name);
    json.writeStringField("in", in);
    json.writeStringField("description", parameter.description);
    if (in.equals("path")) {
      json.writeBooleanField("required", true);
    }
    json.writeObjectFieldStart("schema");
    json.writeStringField("type", "string");
    if (!parameter.values.isEmpty()) {
      json.writeFieldName("enum");
      json.writeArray(parameter.values.toArray(String[]::new), 0, parameter.values.size());
    }
    json.writeEndObject();
    json.writeStringField("example", parameter.example);
    json.writeEndObject();
  }

  private static String id(String path) {
    return path.replaceAll("[^a-z]+", "-").replaceAll("-$", "");
  }

  private static <T> List<String> words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).toList();
  }
}
