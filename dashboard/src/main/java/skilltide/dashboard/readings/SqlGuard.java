package skilltide.dashboard.readings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets queries pass that read what they may, by DuckDB's own parser: one {@code SELECT} of tables that are named here. The store itself
 * lets nobody out of the database either; what is told apart here is told with a reason.
 */
final class SqlGuard {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> TABLES = new TreeSet<>(Set.of("readings", "daily"));
  private static final Set<String> TABLE_FUNCTIONS = new TreeSet<>(Set.of("generate_series", "range", "unnest"));
  private static final Set<String> REFERENCES = Set.of("BASE_TABLE", "TABLE_FUNCTION", "SUBQUERY", "JOIN", "EMPTY",
      "EXPRESSION_LIST", "CTE", "PIVOT");
  /** Functions that tell of the process instead of the data, change something, or run text as a query. */
  private static final Pattern FUNCTIONS = Pattern.compile(
      "(duckdb_|pragma_|read_|query|json_execute|parquet_|sniff_|glob|current_|getenv|getvariable|nextval|currval|set_|write_|"
          + "parse_duckdb|in_search_path|version|txid|pg_|has_|sleep|which_secret|checkpoint|force_).*");

  /**
   * Functions that make much of little in one step. DuckDB counts tables and groups towards its memory limit, but not the values that an
   * expression just makes, and looks whether it is to stop between steps only.
   */
  private static final Set<String> GROWING = Set.of("repeat", "lpad", "rpad", "format", "printf", "bar", "bitstring",
      "list_resize", "array_resize", "range", "generate_series", "list_reduce", "array_reduce", "reduce", "flatten");

  /** Functions and operators that put texts or lists together. */
  private static final Set<String> JOINING = Set.of("||", "concat", "concat_ws", "list_concat", "list_cat",
      "array_concat",
      "array_cat", "list_append", "list_prepend", "array_append", "array_prepend");
  private static final double MOST_GROWTH = 64;
  private static final int SHORT = 3;

  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

  private static final String COLUMNS = "select * from readings limit 0 tells its columns and their types, as for daily";
  private static final String TO_BE_ASKED = "there is readings, a row a posting, and daily, a row a day, source and skill; "
      + COLUMNS;

  private final String sql;
  private final Set<String> named = new HashSet<>();

  private SqlGuard(String sql) {
    this.sql = sql;
  }

  /**
   * Lets a query pass.
   *
   * @param sql as it was written
   * @param serialized what {@code json_serialize_sql} makes of it
   * @param relations the names of all tables and views that there are, in lower case
   * @throws RefusedSqlException when it may not
   */
  static void pass(String sql, String serialized, Set<String> relations) {
    JsonNode parsed;
    try {
      parsed = JSON.readTree(serialized);
    } catch (JsonProcessingException e) {
      throw new RefusedSqlException("not understood");
    }
    if (parsed.path("error").asBoolean()) {
      String type = parsed.path("error_type").asText();
      throw new RefusedSqlException(type.equals("not implemented")
          ? "only SELECT can be asked; " + TO_BE_ASKED
          : SqlPlace.told(SqlPlace.atCodePoint(sql, parsed.path("position").asLong(-1)),
              parsed.path("error_message").asText() + "; a query is one SELECT, in DuckDB's dialect"));
    }
    if (parsed.path("statements").size() != 1) {
      throw new RefusedSqlException("%d statements; one SELECT at a time".formatted(parsed.path("statements").size()));
    }
    new SqlGuard(sql).pass(parsed, relations);
  }

  private void pass(JsonNode parsed, Set<String> relations) {
    names(parsed);
    // A name is good where it was given only, but looked at everywhere: so it must not be that of anything else, such as a file.
    for (String name : named) {
      if (!NAME.matcher(name).matches() || relations.contains(name) && !TABLES.contains(name)) {
        throw new RefusedSqlException("%s cannot be the name of a part of the query; take another".formatted(name));
      }
    }
    look(parsed);
    if (growth(parsed) > MOST_GROWTH) {
      throw new RefusedSqlException("texts and lists are put together in too many steps, each of the one before");
    }
  }

  /**
   * How many times as long as what a query begins with its values may become: in each SELECT as many times as it puts together, and those stand
   * upon each other.
   */
  private static double growth(JsonNode node) {
    double[] here = {1};
    double below = joined(node, here);
    return here[0] * below;
  }

  // Adds to what is put together here; the product of what is in the SELECTs below.
  private static double joined(JsonNode node, double[] here) {
    double below = 1;
    String function = node.path("function_name").asText().toLowerCase(Locale.ROOT);
    if (JOINING.contains(function)) {
      here[0] += Math.max(1, node.path("children").size() - 1);
    } else if (function.equals("regexp_replace")) {
      here[0] += SHORT;
    }
    for (JsonNode child : node) {
      below *= child.path("type").asText().equals("SELECT_NODE") ? growth(child) : joined(child, here);
    }
    return below;
  }

  private static boolean shrinks(JsonNode replace) {
    JsonNode from = replace.path("children").path(1);
    JsonNode to = replace.path("children").path(2);
    return isConstant(from) && isConstant(to) && text(from).length() >= text(to).length();
  }

  private static boolean isShort(JsonNode constant) {
    return isConstant(constant) && text(constant).length() <= SHORT;
  }

  private static boolean isConstant(JsonNode node) {
    return node.path("class").asText().equals("CONSTANT");
  }

  private static String text(JsonNode constant) {
    return constant.path("value").path("value").asText();
  }

  // Names that the query itself gives to its parts: WITH name AS (...).
  private void names(JsonNode node) {
    for (JsonNode entry : node.path("cte_map").path("map")) {
      named.add(entry.path("key").asText().toLowerCase(Locale.ROOT));
    }
    node.forEach(this::names);
  }

  private void look(JsonNode node) {
    for (String place : new String[]{"from_table", "left", "right", "source"}) {
      JsonNode reference = node.path(place);
      String type = reference.path("type").asText();
      if (type.equals("SHOW_REF")) {
        throw new RefusedSqlException("SHOW, DESCRIBE and SUMMARIZE cannot be asked; " + TO_BE_ASKED);
      }
      if (reference.has("sample") && !REFERENCES.contains(type) && !type.endsWith("_NODE")) {
        throw refused(reference, "only tables, subqueries and joins of them can be asked");
      }
    }
    if (node.has("table_name") && node.has("schema_name") && node.path("type").asText().equals("BASE_TABLE")) {
      table(node);
    }
    if (node.path("type").asText().equals("TABLE_FUNCTION")) {
      String function = node.path("function").path("function_name").asText().toLowerCase(Locale.ROOT);
      if (!TABLE_FUNCTIONS.contains(function)) {
        throw refused(node,
            "there is no table function " + function + "; there is " + String.join(", ", TABLE_FUNCTIONS)
                + "; " + COLUMNS);
      }
      node.path("function").forEach(this::look);
      return;
    }
    if (node.has("function_name")) {
      String function = node.path("function_name").asText().toLowerCase(Locale.ROOT);
      if (FUNCTIONS.matcher(function).matches()) {
        throw refused(node, "the function " + function + " cannot be asked");
      }
      if (function.equals("replace") && !shrinks(node)) {
        throw refused(node, "replace can be asked with two texts only of which the second is not longer");
      }
      if (function.equals("regexp_replace") && !isShort(node.path("children").path(2))) {
        throw refused(node,
            "regexp_replace can be asked with a text of at most %d characters only as what is put in"
                .formatted(SHORT));
      }
      if (GROWING.contains(function)) {
        throw refused(node, TABLE_FUNCTIONS.contains(function)
            ? function + " can stand in FROM only"
            : "the function " + function + " cannot be asked: its answers may be of any size");
      }
    }
    node.forEach(this::look);
  }

  private void table(JsonNode node) {
    String table = node.path("table_name").asText().toLowerCase(Locale.ROOT);
    boolean qualified = !node.path("schema_name").asText().isEmpty() || !node.path("catalog_name").asText().isEmpty();
    String written = Stream.of("catalog_name", "schema_name", "table_name").map(part -> node.path(part).asText())
        .filter(part -> !part.isEmpty()).collect(Collectors.joining("."));
    if (qualified || !TABLES.contains(table) && !named.contains(table)) {
      throw refused(node, "there is no table " + written + "; " + TO_BE_ASKED);
    }
  }

  private RefusedSqlException refused(JsonNode node, String wrong) {
    return new RefusedSqlException(SqlPlace.told(SqlPlace.atByte(sql, node.path("query_location").asLong(-1)), wrong));
  }
}
