package skilltide.dashboard.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import skilltide.dashboard.wholeway.Instance;

/**
 * What HTTP says was counted, in the oracle's form.
 *
 * @param window of time, as it is asked for: {@code &from=...&to=...}
 */
record Counted(Instance instance, String window) {
  private static final int MOST_SKILLS = 50;

  /** Every day of a facet, of these skills; days and skills without any left out. */
  Map<LocalDate, Map<String, Integer>> series(String measure, String facet, Set<String> skills) {
    Map<LocalDate, Map<String, Integer>> byDay = new TreeMap<>();
    List<String> all = new ArrayList<>(skills);
    if (all.isEmpty()) {
      all.add("java");
    }
    for (int from = 0; from < all.size(); from += MOST_SKILLS) {
      JsonNode answer = instance.get("/api/v1/series?step=day&measure=" + measure + "&skills="
          + String.join(",", all.subList(from, Math.min(from + MOST_SKILLS, all.size()))) + window + "&"
          + facetQuery(facet));
      List<LocalDate> points = new ArrayList<>();
      answer.get("points").forEach(point -> points.add(LocalDate.parse(point.asText().substring(0, 10))));
      put(byDay, points, "", answer.get("total"));
      answer.get("series").forEach(each -> put(byDay, points, each.get("skill").asText(), each.get(measure)));
    }
    return byDay;
  }

  private static void put(Map<LocalDate, Map<String, Integer>> byDay, List<LocalDate> points, String skill,
      JsonNode counts) {
    for (int i = 0; i < points.size(); i++) {
      if (counts.get(i).asInt() != 0) {
        byDay.computeIfAbsent(points.get(i), day -> new TreeMap<>()).put(skill, counts.get(i).asInt());
      }
    }
  }

  /** Those that are named on any day. */
  static Set<String> skills(Map<LocalDate, Map<String, Integer>> byDay) {
    Set<String> skills = new TreeSet<>();
    byDay.values().forEach(day -> skills.addAll(day.keySet()));
    skills.remove("");
    return skills;
  }

  static String facetQuery(String facet) {
    int equals = facet.indexOf('=');
    return equals < 0
        ? ""
        : facet.substring(0, equals + 1)
            + URLEncoder.encode(facet.substring(equals + 1), StandardCharsets.UTF_8);
  }
}
