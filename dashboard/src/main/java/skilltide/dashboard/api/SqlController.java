package skilltide.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.ReadingStoreException;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.RefusedSqlException;
import skilltide.dashboard.readings.RefusedSqlException.Why;
import skilltide.dashboard.readings.SqlDoor;
import skilltide.streams.result.Facet;

/** SQL over the readings, for what no other query answers. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.IO)
final class SqlController {
  static final List<Format> FORMATS = List.of(Format.JSON, Format.CSV, Format.NDJSON, Format.PARQUET);
  static final int MOST_CHARACTERS = 20_000;
  static final int MOST_ROWS = 100_000;
  static final Duration MOST_TIME = Duration.ofSeconds(10);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Readings readings;
  private final Cube cube;
  private final Attributions attributions;
  private final SqlDoor door = new SqlDoor(MOST_TIME, MOST_ROWS);
  private final Turns turns;

  SqlController(Readings readings, Cube cube, Attributions attributions, AllTurns turns) {
    this.readings = readings;
    this.cube = cube;
    this.attributions = attributions;
    this.turns = turns.sql();
  }

  @Post(uris = {"/sql", "/sql.csv", "/sql.ndjson", "/sql.parquet"}, produces = {Format.JSON_NAME, Format.CSV_NAME,
    Format.NDJSON_NAME, Format.PARQUET_NAME})
  @Consumes(MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> sql(HttpRequest<?> request, @Body String body) {
    String sql = sql(body);
    ReadingStore store = readings.shown().orElseThrow(ReadingStoreException::pending);
    Format format = Format.of(request, FORMATS);
    return turns.during(request, () -> attributed(format == Format.PARQUET
        ? HttpResponse.ok(door.parquet(store, sql)).contentType(format.type())
        : Answered.body(request, format, text(store, sql, format))));
  }

  // What becomes of a posting in a query of one's own, nobody can follow: all sources that are counted are told.
  private MutableHttpResponse<byte[]> attributed(MutableHttpResponse<byte[]> response) {
    attributions.header(cube.read(reader -> reader.values(Facet.SOURCE)))
        .ifPresent(all -> response.header("Skilltide-Attribution", all));
    return response;
  }

  // JSON says itself that there would be more rows; a table could only keep it to itself.
  private String text(ReadingStore store, String sql, Format format) {
    SqlText text = SqlText.of(format);
    boolean more = door.answer(store, sql, text);
    if (text.isFull()) {
      throw SqlDoor.tooLarge();
    }
    if (more && format != Format.JSON) {
      throw door.tooManyRows();
    }
    return text.end(more);
  }

  private static String sql(String body) {
    JsonNode sql;
    try {
      sql = JSON.readTree(body).path("sql");
    } catch (IOException e) {
      throw new RefusedSqlException(Why.WRONG, "the body is not JSON; send {\"sql\": \"select ...\"}");
    }
    if (!sql.isTextual() || sql.asText().isBlank()) {
      throw new RefusedSqlException(Why.WRONG, "missing; send {\"sql\": \"select ...\"}");
    }
    if (sql.asText().length() > MOST_CHARACTERS) {
      throw new RefusedSqlException(Why.TOO_MUCH,
          "%d characters, at most %d".formatted(sql.asText().length(), MOST_CHARACTERS));
    }
    return sql.asText();
  }
}
