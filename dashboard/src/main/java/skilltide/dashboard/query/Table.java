package skilltide.dashboard.query;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows of an answer, the same as JSON, as NDJSON and as CSV. */
public final class Table {
  private final List<Field> fields;
  private final List<String> names;
  private final List<Object[]> rows = new ArrayList<>();

  public Table(List<Field> fields) {
    this.fields = List.copyOf(fields);
    this.names = fields.stream().map(Field::name).toList();
  }

  /** Its columns. */
  public List<Field> fields() {
    return fields;
  }

  /** Adds a row, with a cell for each column. */
  public Table row(Object... cells) {
    if (cells.length != names.size()) {
      throw new IllegalArgumentException("%d cells for %s".formatted(cells.length, names));
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
    return written(new Csv(names));
  }

  /** As a JSON object a line; what is not known is absent. */
  public String ndjson() {
    return written(new Ndjson(names));
  }

  /** As a JSON array of objects; what is not known is absent. */
  public void write(JsonGenerator json, String name) throws IOException {
    json.writeArrayFieldStart(name);
    for (Object[] cells : rows) {
      Cells.write(json, names, cells);
    }
    json.writeEndArray();
  }

  private String written(Lines lines) {
    rows.forEach(lines::row);
    return lines.take();
  }
}
