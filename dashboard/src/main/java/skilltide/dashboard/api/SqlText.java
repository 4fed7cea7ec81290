package skilltide.dashboard.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.query.Csv;
import skilltide.dashboard.query.Lines;
import skilltide.dashboard.query.Ndjson;
import skilltide.dashboard.readings.SqlDoor;

/** The answer to a query in SQL as text, up to a size. */
abstract sealed class SqlText implements SqlDoor.Taker {
  /** A table. */
  private static final class Rows extends SqlText {
    private final Format format;
    private final StringBuilder text = new StringBuilder();
    private @Nullable Lines lines;

    Rows(Format format) {
      this.format = format;
    }

    @Override
    public void columns(List<String> names, List<String> types) {
      lines = format == Format.CSV ? new Csv(names) : new Ndjson(names);
    }

    @Override
    public boolean row(List<@Nullable Object> cells) {
      if (lines != null) {
        text.append(lines.row(cells.stream().map(cell -> cell == null ? Optional.empty() : cell).toArray()).take());
      }
      return !isFull();
    }

    @Override
    int length() {
      return text.length();
    }

    @Override
    String end(boolean more) {
      return text.isEmpty() && lines != null ? lines.take() : text.toString();
    }
  }

  /** Columns with their types, and rows as arrays. */
  private static final class Json extends SqlText {
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    Json() {
      try {
        json = new JsonFactory().createGenerator(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void columns(List<String> names, List<String> types) {
      try {
        json.writeStartObject();
        json.writeArrayFieldStart("columns");
        for (int i = 0; i < names.size(); i++) {
          json.writeStartObject();
          json.writeStringField("name", names.get(i));
          json.writeStringField("type", types.get(i));
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean row(List<@Nullable Object> cells) {
      try {
        Ndjson.write(json, cells);
        return !isFull();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    int length() {
      return text.getBuffer().length();
    }

    @Override
    String end(boolean more) {
      try (json) {
        json.writeEndArray();
        json.writeBooleanField("truncated", more);
        json.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return text.toString();
    }
  }

  static SqlText of(Format format) {
    return format == Format.JSON ? new Json() : new Rows(format);
  }

  abstract int length();

  /**
   * The text.
   *
   * @param more whether there would be more rows
   */
  abstract String end(boolean more);

  /** Whether it is as long as it may be. */
  final boolean isFull() {
    return length() > SqlDoor.MOST_BYTES;
  }
}
