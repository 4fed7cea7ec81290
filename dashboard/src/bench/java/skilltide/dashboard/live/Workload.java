package skilltide.dashboard.live;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.cube.CubeRows;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * What changes and what is watched: four months of days, twenty views of them, and updates of today, each of which every view sees. The
 * number of an update is what it adds to the postings in all, so that every frame tells of which update it is.
 */
public final class Workload {
  public static final Clock CLOCK = Clock.fixed(Instant.parse("2018-04-27T09:00:00Z"), ZoneOffset.UTC);
  private static final LocalDate TODAY = LocalDate.parse("2018-04-27");
  private static final int DAYS = 120;
  private static final int A_DAY = 3_000;
  private static final int SKILLS_A_DAY = 400;
  /** Skills whose count an update changes: some five postings. */
  private static final int SKILLS_AN_UPDATE = 30;

  private final Random random = new Random(42);
  private final List<String> skills;
  private final Map<String, Integer> today = new TreeMap<>();

  public Workload(Taxonomy taxonomy) {
    List<Kind> kinds = List.of(Kind.LANGUAGE, Kind.FRAMEWORK, Kind.DATABASE, Kind.PLATFORM, Kind.TOOL);
    List<List<String>> byKind = kinds.stream()
        .map(kind -> taxonomy.skills().stream().filter(skill -> skill.kind() == kind).map(Skill::id).toList()).toList();
    List<String> mixed = new ArrayList<>();
    for (int i = 0; mixed.size() < SKILLS_A_DAY; i++) {
      for (List<String> kind : byKind) {
        if (i < kind.size()) {
          mixed.add(kind.get(i));
        }
      }
    }
    skills = mixed;
  }

  /** The views that are watched, as messages. */
  public static List<String> views() {
    List<String> views = new ArrayList<>();
    for (String kind : List.of("language", "framework", "database", "platform", "tool")) {
      for (int limit : new int[]{10, 20}) {
        for (String from : List.of("now-30d", "now-60d")) {
          views.add("{\"kind\":\"%s\",\"limit\":%d,\"from\":\"%s\"}".formatted(kind, limit, from));
        }
      }
    }
    return views;
  }

  /** Counts all days before the first update. */
  public void begin(Cube cube) {
    for (int i = DAYS; i > 0; i--) {
      Map<String, Integer> counts = new TreeMap<>();
      for (int skill = 0; skill < skills.size(); skill++) {
        counts.put(skills.get(skill), Math.max(1, (int) (A_DAY * 0.4 / (skill / 5 + 2) * (0.8 + 0.4 * random.nextDouble()))));
      }
      cube.apply(List.of(CubeRows.posted(TODAY.minusDays(i).toString(), A_DAY, counts)));
    }
  }

  /** The number that the first view's total has with no update. */
  public static long base() {
    return 30L * A_DAY;
  }

  /** Makes an update, to be applied. */
  public Runnable update(int number, Cube cube) {
    for (int i = 0; i < SKILLS_AN_UPDATE; i++) {
      double chance = random.nextDouble();
      today.merge(skills.get((int) (skills.size() * chance * chance * chance)), 1, Integer::sum);
    }
    var change = List.of(CubeRows.posted(TODAY.toString(), number, today));
    return () -> cube.apply(change);
  }
}
