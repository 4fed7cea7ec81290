package skilltide.dashboard.query;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What stands in the cells of a row. */
final class Cells {

  private Cells() {}

  /** What is known: text, a number, a truth value or a list of words; nothing for an empty optional, and for NaN. */
  static Optional<Object> known(Object cell) {
    return switch (cell) {
      case OptionalDouble number when number.isPresent() -> Optional.of(number.getAsDouble());
      case OptionalInt number when number.isPresent() -> Optional.of(number.getAsInt());
      case OptionalDouble ignored -> Optional.empty();
      case OptionalInt ignored -> Optional.empty();
      case Optional<?> optional -> optional.flatMap(Cells::known);
      case Double number when !Double.isFinite(number) -> Optional.empty();
      case Number number -> Optional.of(number);
      case Boolean truth -> Optional.of(truth);
      case List<?> several -> Optional.of(several);
      case Map<?, ?> members -> Optional.of(members);
      default -> Optional.of(cell.toString());
    };
  }

  /** Writes a row as an object, of which what is not known is absent. */
  static void write(JsonGenerator json, List<String> names, Object[] cells) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < cells.length; i++) {
      Optional<Object> known = known(cells[i]);
      if (known.isPresent()) {
        json.writeFieldName(names.get(i));
        write(json, known.get());
      }
    }
    json.writeEndObject();
  }

  /** Writes a cell: text, a number, a truth value, or lists and maps of them. */
  static void write(JsonGenerator json, @Nullable Object cell) throws IOException {
    switch (cell) {
      case null -> json.writeNull();
      case Boolean truth -> json.writeBoolean(truth);
      case Double number when !Double.isFinite(number) -> json.writeNull();
      case Number number -> json.writeNumber(number.toString());
      case List<?> several -> {
        json.writeStartArray();
        for (Object each : several) {
          write(json, each);
        }
        json.writeEndArray();
      }
      case Map<?, ?> members -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> each : members.entrySet()) {
          json.writeFieldName(each.getKey().toString());
          write(json, each.getValue());
        }
        json.writeEndObject();
      }
      default -> json.writeString(cell.toString());
    }
  }
}
