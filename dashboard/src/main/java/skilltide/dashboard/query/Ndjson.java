package skilltide.dashboard.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object a line; what is not known is absent. */
public final class Ndjson implements Lines {
  private static final JsonFactory JSON = new JsonFactory();

  private final List<String> names;
  private final StringWriter text = new StringWriter();
  private final JsonGenerator json;

  public Ndjson(List<String> names) {
    this.names = List.copyOf(names);
    try {
      json = JSON.createGenerator(text);
      json.setRootValueSeparator(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a value: text, a number, a truth value, lists and maps of them, or null. */
  public static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    Cells.write(json, value);
  }

  @Override
  public Ndjson row(Object... cells) {
    try {
      Cells.write(json, names, cells);
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  @Override
  public String take() {
    try {
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String written = text.toString();
    text.getBuffer().setLength(0);
    return written;
  }
}
