package skilltide.dashboard.readings;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** A value of an answer, of types that every format knows. */
final class SqlValue {
  private SqlValue() {}

  /** Numbers, truth values, text, lists and maps of them; null where there is nothing. */
  static @Nullable Object plain(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case Number number -> number;
      case Boolean truth -> truth;
      case java.sql.Array array -> {
        List<@Nullable Object> elements = new ArrayList<>();
        for (Object each : (Object[]) array.getArray()) {
          elements.add(plain(each));
        }
        yield elements;
      }
      case DuckDBStruct struct -> {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Map.Entry<String, Object> each : struct.getMap().entrySet()) {
          members.put(each.getKey(), plain(each.getValue()));
        }
        yield members;
      }
      case java.sql.Timestamp time -> time.toLocalDateTime().toString();
      default -> value.toString();
    };
  }
}
