package skilltide.dashboard.query;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import skilltide.dashboard.readings.Attribute;
import skilltide.dashboard.readings.Selected;
import skilltide.streams.taxonomy.Industry;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Seniority;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** Reads views: the one grammar of REST, of the WebSocket and of links to the page. Thread-safe. */
public final class ViewParser {
  private static final List<String> NAMES = List.of("kind", "skills", "industry", "role", "seniority", "country",
      "remote", "source",
      "from",
      "to", "step", "measure", "baseline", "limit");
  /** So many at once. */
  public static final int MOST_SKILLS = 100;
  private static final int DEFAULT_LIMIT = 20;
  private static final Moment MONTH_AGO = Moment.parse("now-30d").orElseThrow();

  private final Taxonomy taxonomy;
  private final Supplier<Set<String>> sources;

  /** @param sources all sources that anything is counted of */
  public ViewParser(Taxonomy taxonomy, Supplier<Set<String>> sources) {
    this.taxonomy = taxonomy;
    this.sources = sources;
  }

  /**
   * Reads a view.
   *
   * @param given names and what was given for them; blank text counts as not given
   * @throws InvalidViewException when there is no such parameter, or no such value of it
   */
  public View parse(Map<String, String> given) {
    given.keySet().forEach(ViewParser::requireKnown);
    Selected filter = filter(given);
    Measure measure = measure(given);
    Optional<Step> step = word(given, "step", Step.values(), Step::word);
    if (measure == Measure.VIEWS && !filter.values().isEmpty()) {
      throw new InvalidViewException(filter.values().firstKey().word(),
          "glossary views are not split by it; leave it out, or ask for another measure");
    }
    if (measure != Measure.VIEWS && step.equals(Optional.of(Step.HOUR))) {
      throw new InvalidViewException("step", "only views are counted by the hour; there is day, week, month");
    }
    return new View(word(given, "kind", Kind.values(), Kind::word), skills(given), filter,
        moment(given, "from", MONTH_AGO), moment(given, "to", Moment.NOW), step, measure,
        word(given, "baseline", Baseline.values(), Baseline::word).orElse(Baseline.PREVIOUS), limit(given));
  }

  /** Refuses parameters that a query does not have. */
  public static void requireOnly(Set<String> given, List<String> known) {
    for (String name : given) {
      if (!known.contains(name)) {
        throw new InvalidViewException(name, "unknown" + Nearest.mend(name, known));
      }
    }
  }

  /** The kind asked for, if any. */
  public static Optional<Kind> kind(Map<String, String> given) {
    return word(given, "kind", Kind.values(), Kind::word);
  }

  /** The attribute that a parameter names, if it names any. */
  public static Optional<Attribute> attribute(String name, Optional<String> given) {
    return word(given.map(text -> Map.of(name, text)).orElse(Map.of()), name, Attribute.values(), Attribute::word);
  }

  private static void requireKnown(String name) {
    requireOnly(Set.of(name), NAMES);
  }

  private static Measure measure(Map<String, String> given) {
    String measure = given.getOrDefault("measure", "");
    if (measure.equals("index")) {
      throw new InvalidViewException("measure",
          "an index is in /api/v1/compare; there is postings, unique, withdrawn, open, share, views");
    }
    return word(given, "measure", Measure.values(), Measure::word).orElse(Measure.POSTINGS);
  }

  private Selected filter(Map<String, String> given) {
    SortedMap<Attribute, String> values = new TreeMap<>();
    for (Attribute attribute : Attribute.values()) {
      text(given, attribute.word()).ifPresent(text -> values.put(attribute, one(attribute, text)));
    }
    return new Selected(values);
  }

  // Only skills are several; who lists values of another has each of them right, and would be told that all of them are unknown.
  private String one(Attribute attribute, String text) {
    try {
      return value(attribute, text);
    } catch (InvalidViewException e) {
      if (!text.contains(",")) {
        throw e;
      }
      String known = attribute == Attribute.SENIORITY
          ? "; there is " + Arrays.stream(Seniority.values()).map(Seniority::word).collect(Collectors.joining(", "))
          : "";
      throw new InvalidViewException(attribute.word(), "one value at a time, not '" + text + "'" + known
          + "; ask for each on its own, or for several together by POST /api/v1/sql");
    }
  }

  private String value(Attribute attribute, String text) {
    return switch (attribute) {
      case INDUSTRY -> taxonomy.industry(text).map(Industry::id)
          .orElseThrow(() -> unknown("industry", text, taxonomy.industries().stream().map(Industry::id).toList()));
      case ROLE -> taxonomy.role(text).map(Role::id)
          .orElseThrow(() -> unknown("role", text, taxonomy.roles().stream().map(Role::id).toList()));
      case SENIORITY -> Seniority.of(text).map(Seniority::word).orElseThrow(
          () -> unknown("seniority", text, Arrays.stream(Seniority.values()).map(Seniority::word).toList()));
      case COUNTRY -> country(text);
      case REMOTE -> remote(text);
      case SOURCE -> source(text);
    };
  }

  private static String country(String name) {
    return Countries.code(name).orElseThrow(() -> new InvalidViewException("country", "unknown '" + name + "'" + Nearest
        .to(name, Countries.names()).map(near -> ", did you mean '" + near + "'?")
        .orElse("; give an ISO 3166 code such as DE, or an English name")));
  }

  private static String remote(String text) {
    String truth = text.toLowerCase(Locale.ROOT);
    if (!truth.equals("true") && !truth.equals("false")) {
      throw new InvalidViewException("remote", "neither true nor false: '" + text + "'");
    }
    return truth;
  }

  // As long as nothing is known of any source, none is wrong: a board may wait for its first posting.
  private String source(String name) {
    Set<String> known = sources.get();
    if (!known.isEmpty() && !known.contains(name)) {
      throw unknown("source", name, List.copyOf(known));
    }
    return name;
  }

  private List<String> skills(Map<String, String> given) {
    Set<String> skills = new LinkedHashSet<>();
    for (String name : given.getOrDefault("skills", "").split(",", -1)) {
      if (!name.isBlank()) {
        skills.add(skill("skills", name.strip()).id());
      }
    }
    if (skills.size() > MOST_SKILLS) {
      throw new InvalidViewException("skills", "at most %d at once, not %d".formatted(MOST_SKILLS, skills.size()));
    }
    return List.copyOf(skills);
  }

  /**
   * The skill of an id, name or alias.
   *
   * @param field which the name was given for
   * @throws InvalidViewException when there is none
   */
  Skill skill(String field, String name) {
    return taxonomy.skill(name).orElseThrow(() -> {
      List<String> near = taxonomy.nearestSkills(name, 1);
      return new InvalidViewException(field, "unknown '" + name + "'"
          + (near.isEmpty() ? "; /api/v1/skills lists them" : ", did you mean '" + near.get(0) + "'?"));
    });
  }

  private static Moment moment(Map<String, String> given, String name, Moment otherwise) {
    return text(given, name).map(text -> Moment.parse(text)
        .orElseThrow(() -> new InvalidViewException(name, "not a time: '" + text + "'; give " + Moment.FORMS)))
        .orElse(otherwise);
  }

  private static int limit(Map<String, String> given) {
    Optional<String> text = text(given, "limit");
    if (text.isEmpty()) {
      return DEFAULT_LIMIT;
    }
    return text.filter(digits -> digits.matches("\\d{1,4}")).map(Integer::parseInt)
        .filter(limit -> limit >= 1 && limit <= View.MAX_LIMIT).orElseThrow(() -> new InvalidViewException("limit",
            "not a whole number from 1 to %d: '%s'".formatted(View.MAX_LIMIT, text.get())));
  }

  private static <T> Optional<T> word(Map<String, String> given, String name, T[] values, Function<T, String> word) {
    return text(given, name).map(text -> Arrays.stream(values).filter(value -> word.apply(value).equals(text))
        .findFirst().orElseThrow(() -> unknown(name, text, Arrays.stream(values).map(word).toList())));
  }

  private static InvalidViewException unknown(String name, String value, List<String> known) {
    return new InvalidViewException(name, "unknown '" + value + "'" + Nearest.mend(value, known));
  }

  private static Optional<String> text(Map<String, String> given, String name) {
    return Optional.ofNullable(given.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }
}
