package skilltide.dashboard.query;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Rows of an answer, the same as JSON and as CSV. Cells are text, numbers, truth values, times, or optional ones of these. */
public final class Table {
  private final List<String> columns;
  private final List<Object[]> rows = new ArrayList<>();

  public Table(String... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a row, with a cell for each column. */
  public Table row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException("%d cells for %s".formatted(cells.length, columns));
    }
    rows.add(cells);
    return this;
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  /** As CSV; what is not known is empty. */
  public String csv() {
    Csv csv = new Csv(columns);
    for (Object[] cells : rows) {
      Object[] plain = cells.clone();
      for (int i = 0; i < plain.length; i++) {
        Optional<Object> known = known(plain[i]);
        plain[i] = known.isPresent() ? known.get() : "";
      }
      csv.row(plain);
    }
    return csv.toString();
  }

  /** As a JSON array of objects; what is not known is absent. */
  public void write(JsonGenerator json, String name) throws IOException {
    json.writeArrayFieldStart(name);
    for (Object[] cells : rows) {
      json.writeStartObject();
      for (int i = 0; i < cells.length; i++) {
        Optional<Object> known = known(cells[i]);
        if (known.isPresent()) {
          json.writeFieldName(columns.get(i));
          cell(json, known.get());
        }
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void cell(JsonGenerator json, Object cell) throws IOException {
    switch (cell) {
      case Boolean truth -> json.writeBoolean(truth);
      case Double number -> json.writeNumber(number);
      case Number number -> json.writeNumber(number.longValue());
      default -> json.writeString(cell.toString());
    }
  }

  private static Optional<Object> known(Object cell) {
    return switch (cell) {
      case OptionalDouble number when number.isPresent() -> Optional.of(number.getAsDouble());
      case OptionalInt number when number.isPresent() -> Optional.of(number.getAsInt());
      case OptionalDouble ignored -> Optional.empty();
      case OptionalInt ignored -> Optional.empty();
      case Optional<?> optional -> optional.map(each -> each);
      case Double number when number.isNaN() -> Optional.empty();
      case Instant time -> Optional.of(time.toString());
      default -> Optional.of(cell);
    };
  }
}
