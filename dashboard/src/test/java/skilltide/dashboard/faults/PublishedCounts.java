package skilltide.dashboard.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowCodec;
import skilltide.streams.result.RowKey;

/** What {@code skill-counts} and {@code view-counts} say: the last row a key, inputs and partitions added up, in the form of {@link PlainCounts}. */
final class PublishedCounts {
  private PublishedCounts() {}

  static Map<String, Map<String, Counts>> of(List<Topic> topics) {
    Map<RowKey, Row> last = new HashMap<>();
    topics.forEach(topic -> topic.read(record -> {
      RowKey key = RowKey.parse(new String(record.key(), UTF_8));
      if (key.partition() != record.partition()) {
        throw new AssertionError("Row " + key + " lies in partition " + record.partition());
      }
      if (record.value() == null) {
        last.remove(key);
      } else {
        last.put(key, RowCodec.decode(record.value()));
      }
    }));
    Map<String, Map<String, Counts>> rows = new TreeMap<>();
    last.forEach((key, row) -> {
      Map<String, Counts> counts = rows.computeIfAbsent(name(key), each -> new TreeMap<>());
      counts.merge("", row.total(), Counts::plus);
      row.skills().forEach((skill, count) -> counts.merge(skill, count, Counts::plus));
    });
    rows.values().forEach(counts -> counts.values().removeIf(Counts.ZERO::equals));
    rows.values().removeIf(Map::isEmpty);
    return rows;
  }

  /** Where two differ, a line each; nothing where they are the same. */
  static List<String> differences(Map<String, Map<String, Counts>> expected, Map<String, Map<String, Counts>> found) {
    List<String> lines = new ArrayList<>();
    TreeSet<String> rows = new TreeSet<>(expected.keySet());
    rows.addAll(found.keySet());
    for (String row : rows) {
      Map<String, Counts> must = expected.getOrDefault(row, Map.of());
      Map<String, Counts> is = found.getOrDefault(row, Map.of());
      TreeSet<String> skills = new TreeSet<>(must.keySet());
      skills.addAll(is.keySet());
      for (String skill : skills) {
        Counts one = must.getOrDefault(skill, Counts.ZERO);
        Counts other = is.getOrDefault(skill, Counts.ZERO);
        if (!one.equals(other)) {
          lines.add("%s %s: %s, must be %s".formatted(row, skill.isEmpty() ? "in total" : skill, other, one));
        }
      }
    }
    return lines;
  }

  private static String name(RowKey key) {
    return String.join("/", key.grain().word(), key.grain().format(key.bucket()), key.facet().word(), key.value());
  }
}
