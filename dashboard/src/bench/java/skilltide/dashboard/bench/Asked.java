package skilltide.dashboard.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import skilltide.streams.result.Facet;
import skilltide.streams.taxonomy.Kind;

/**
 * A view that somebody might ask for.
 *
 * @param value of the facet; empty for all
 * @param from a day, by its number
 * @param to the day after the last
 * @param kind empty for all
 * @param skills of a series; empty for a ranking
 */
record Asked(Facet facet, String value, long from, long to, String measure, String baseline, String kind,
    List<String> skills) {
  static final int LIMIT = 20;
  private static final List<String> MEASURES = List.of("postings", "share", "unique", "withdrawn", "open");
  private static final int MOST_SKILLS = 5;
  private static final List<Facet> POSTED = List.of(Facet.ALL, Facet.INDUSTRY, Facet.ROLE, Facet.COUNTRY, Facet.SOURCE);

  /** Rankings: any facet, any value of it, from any day of the ten years to any other. */
  static List<Asked> rankings(Market market, int count, long seed) {
    Random random = new Random(seed);
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String kind = random.nextInt(4) > 0 ? "" : one(random, List.of(Kind.values())).word();
      asked.add(asked(random, market, kind, List.of()));
    }
    return asked;
  }

  /** Series of up to five skills, likewise; how long their steps are is left open. */
  static List<Asked> series(Market market, int count, long seed) {
    Random random = new Random(seed);
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> skills = random.ints(1 + random.nextInt(MOST_SKILLS), 0, market.skills().size()).distinct()
          .mapToObj(market.skills()::get).toList();
      asked.add(asked(random, market, "", skills));
    }
    return asked;
  }

  private static Asked asked(Random random, Market market, String kind, List<String> skills) {
    Facet facet = one(random, POSTED);
    String value = switch (facet) {
      case ALL -> "";
      case INDUSTRY -> one(random, market.industries());
      case ROLE -> one(random, market.roles());
      case COUNTRY -> one(random, market.countries());
      case SOURCE -> one(random, Market.SOURCES);
      case TERM -> throw new IllegalStateException("no posting has it");
    };
    long one = Market.FIRST + random.nextInt(Market.DAYS + 1);
    long other = Market.FIRST + random.nextInt(Market.DAYS);
    other += other >= one ? 1 : 0;
    return new Asked(facet, value, Math.min(one, other), Math.max(one, other), one(random, MEASURES),
        random.nextInt(4) > 0 ? "previous" : "year", kind, skills);
  }

  /** The baseline's first day, and the day after its last. */
  long[] before() {
    return baseline.equals("previous")
        ? new long[]{from - (to - from), from}
        : new long[]{LocalDate.ofEpochDay(from).minusYears(1).toEpochDay(),
            LocalDate.ofEpochDay(to).minusYears(1).toEpochDay()};
  }

  /** It in the grammar of queries. */
  Map<String, String> given() {
    Map<String, String> given = new TreeMap<>(Map.of("from", LocalDate.ofEpochDay(from).toString(), "to",
        LocalDate.ofEpochDay(to).toString(), "measure", measure));
    if (facet != Facet.ALL) {
      given.put(facet.name().toLowerCase(Locale.ROOT), value);
    }
    if (!kind.isEmpty()) {
      given.put("kind", kind);
    }
    if (skills.isEmpty()) {
      given.put("baseline", baseline);
      given.put("limit", Integer.toString(LIMIT));
    } else {
      given.put("skills", String.join(",", skills));
    }
    return given;
  }

  /** It as a URL has it, behind the question mark; nothing in it needs to be escaped. */
  String query() {
    return given().entrySet().stream().map(each -> each.getKey() + '=' + each.getValue())
        .collect(Collectors.joining("&"));
  }

  private static <T> T one(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
