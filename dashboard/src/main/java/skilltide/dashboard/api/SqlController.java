package skilltide.dashboard.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.Csv;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.ReadingStoreException;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.RefusedSqlException;
import skilltide.dashboard.readings.SqlDoor;
import skilltide.dashboard.readings.SqlDoor.Table;

/** SQL over the readings, for what no other query answers. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SqlController {
  private static final int MOST_CHARACTERS = 20_000;
  private static final int MOST_ROWS = 100_000;
  private static final Duration MOST_TIME = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Readings readings;
  private final SqlDoor door = new SqlDoor(MOST_TIME, MOST_ROWS);
  private final Set<InetAddress> asking = ConcurrentHashMap.newKeySet();

  SqlController(Readings readings) {
    this.readings = readings;
  }

  @Post("/sql")
  @Consumes(MediaType.APPLICATION_JSON)
  HttpResponse<String> json(HttpRequest<?> request, @Body String body) {
    boolean table = request.accept().stream().anyMatch(type -> type.getName().equals(Answered.CSV));
    return answer(request, body, table);
  }

  @Post(value = "/sql.csv", produces = Answered.CSV)
  @Consumes(MediaType.APPLICATION_JSON)
  HttpResponse<String> csv(HttpRequest<?> request, @Body String body) {
    return answer(request, body, true);
  }

  private HttpResponse<String> answer(HttpRequest<?> request, String body, boolean csv) {
    Optional<String> sql = sql(body);
    if (sql.isEmpty()) {
      return StoreProblems.problem(HttpStatus.BAD_REQUEST, "sql: missing; send {\"sql\": \"select ...\"}");
    }
    if (sql.get().length() > MOST_CHARACTERS) {
      return StoreProblems.problem(HttpStatus.REQUEST_ENTITY_TOO_LARGE,
          "sql: %d characters, at most %d".formatted(sql.get().length(), MOST_CHARACTERS));
    }
    ReadingStore store = readings.shown().orElseThrow(ReadingStoreException::pending);
    InetAddress address = request.getRemoteAddress().getAddress();
    if (!asking.add(address)) {
      return StoreProblems
          .problem(HttpStatus.TOO_MANY_REQUESTS, "One query an address at a time; the one before is still running")
          .header("Retry-After", "1");
    }
    try {
      Table table = door.answer(store, sql.get());
      return csv
          ? HttpResponse.ok(csv(table)).contentType(Answered.CSV_TYPE)
          : HttpResponse.ok(json(table)).contentType(MediaType.APPLICATION_JSON_TYPE);
    } catch (RefusedSqlException e) {
      return StoreProblems.problem(HttpStatus.BAD_REQUEST, "sql: " + e.getMessage());
    } finally {
      asking.remove(address);
    }
  }

  private static Optional<String> sql(String body) {
    try {
      JsonNode sql = JSON.readTree(body).path("sql");
      return Optional.of(sql.asText()).filter(text -> sql.isTextual() && !text.isBlank());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String csv(Table table) {
    Csv csv = new Csv(table.columns());
    for (List<@Nullable Object> row : table.rows()) {
      csv.row(row.stream().map(cell -> cell == null ? "" : cell).toArray());
    }
    return csv.toString();
  }

  private static String json(Table table) {
    return AnswerJson.object(json -> {
      json.writeArrayFieldStart("columns");
      for (int i = 0; i < table.columns().size(); i++) {
        json.writeStartObject();
        json.writeStringField("name", table.columns().get(i));
        json.writeStringField("type", table.types().get(i));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("rows");
      for (List<@Nullable Object> row : table.rows()) {
        json.writeStartArray();
        for (Object cell : row) {
          cell(json, cell);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeBooleanField("truncated", table.truncated());
    });
  }

  private static void cell(JsonGenerator json, @Nullable Object cell) throws IOException {
    switch (cell) {
      case null -> json.writeNull();
      case Boolean truth -> json.writeBoolean(truth);
      case Number number when Double.isFinite(number.doubleValue()) -> json.writeNumber(number.toString());
      default -> json.writeString(cell.toString());
    }
  }
}
