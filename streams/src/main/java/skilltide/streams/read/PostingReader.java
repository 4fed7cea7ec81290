package skilltide.streams.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.taxonomy.Industry;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Seniority;
import skilltide.streams.taxonomy.Taxonomy;

/** Reads postings. Immutable: one reader serves all threads; making one compiles the taxonomy. */
public final class PostingReader {
  private static final String TITLE = "title";
  private static final String TEXT = "text";
  private static final String SKILLS = "skills";
  private final Taxonomy taxonomy;
  private final SkillReader skills;
  private final IndustryReader industries;
  private final RoleReader roles;
  private final SeniorityReader levels;
  private final PlaceReader places;
  private final RemoteReader remote;
  private final PayReader pay;
  private final EmployerReader employers;
  private final LanguageReader languages = new LanguageReader();

  public PostingReader(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    skills = new SkillReader(new SkillLexicon(taxonomy),
        new Negation(taxonomy.words("negation-before"), taxonomy.words("negation-after")));
    industries = new IndustryReader(taxonomy);
    roles = new RoleReader(taxonomy);
    levels = new SeniorityReader(taxonomy);
    places = new PlaceReader(new Places(), taxonomy.words("place-before"), taxonomy.words("place-not-before"));
    remote = new RemoteReader(taxonomy);
    pay = new PayReader(taxonomy.words("pay-words"), taxonomy.words("other-money"));
    employers = new EmployerReader(taxonomy);
  }

  /** @param stated what the source says beside the text: it wins over what is read */
  public Reading read(Content content, Stated stated) {
    Map<String, TextView> fields = fields(content);
    TextView text = TextView.of(content.text(), content.format());
    fields.put(TEXT, text);
    Outline outline = new Outline(text);
    Findings found = new Findings();
    List<PlaceReader.Named> places = this.places.all(text, outline);
    Optional<EmployerReader.Found> employer = stated.employer() == null && content.title() == null
        ? employers.read(text, outline, places)
        : Optional.empty();
    employer.ifPresent(one -> found.add("employer", one.name(), TEXT, text, one.start(), one.end(), one.rule()));
    Industry industry = industry(text, stated, employer.orElse(null), found);
    String name = stated.employer() != null ? stated.employer() : employer.map(EmployerReader.Found::name).orElse(null);
    Map<String, List<Mention>> mentions = mentions(fields, name == null ? OwnName.UNKNOWN : new OwnName(name));
    List<SkillRead> named = skills(fields, mentions);
    List<Role> hired = new ArrayList<>();
    List<Seniority> seniority = new ArrayList<>();
    people(fields, mentions, named, found, hired, seniority);
    List<PlaceReader.Named> job = this.places.ofJob(text, outline, places);
    List<String> countries = countries(text, job, stated, found);
    List<City> cities = cities(text, job, countries, found);
    return new Reading(named, industry, hired, seniority, countries, cities, remote(text, stated, found), name,
        pay(text),
        languages.read(text).orElse(null), taxonomy.version(), found.list);
  }

  private @Nullable Industry industry(TextView text, Stated stated, EmployerReader.@Nullable Found employer,
      Findings found) {
    if (stated.industry() != null) {
      Optional<Industry> said = taxonomy.industry(stated.industry());
      if (said.isPresent()) {
        return said.get();
      }
    }
    if (employer != null) {
      Optional<Industry> known = taxonomy.industryOfEmployer(employer.name());
      if (known.isPresent()) {
        found.add("industry", known.get().id(), TEXT, text, employer.start(), employer.end(), "employer");
        return known.get();
      }
    }
    Optional<IndustryReader.Found> read = industries.read(text);
    read.ifPresent(one -> one.spots().forEach(
        spot -> found.add("industry", one.industry().id(), TEXT, text, spot.start(), spot.end(),
            "weight " + spot.weight())));
    return read.map(IndustryReader.Found::industry).orElse(null);
  }

  /** Whom the title hires counts before what the text says; without a title the text's first line is one. */
  private void people(Map<String, TextView> fields, Map<String, List<Mention>> mentions, List<SkillRead> named,
      Findings found, List<Role> hired,
      List<Seniority> seniority) {
    Set<String> ids = named.stream().map(read -> read.skill().id()).collect(Collectors.toSet());
    for (String field : List.of(TITLE, TEXT)) {
      TextView view = fields.get(field);
      if (view == null || field.equals(TEXT) && !hired.isEmpty()) {
        continue;
      }
      Outline outline = new Outline(view);
      List<RoleReader.Found> titles = roles.read(view, outline, ids, mentions.getOrDefault(field, List.of()));
      RoleReader.roles(titles).forEach((role, one) -> {
        hired.add(role);
        found.add("role", role.id(), field, view, one.start(), one.end(), one.rule());
      });
      levels.read(view, outline, titles).forEach((level, one) -> {
        seniority.add(level);
        found.add("seniority", level.word(), field, view, one.start(), one.end(), one.rule());
      });
    }
  }

  private static List<String> countries(TextView text, List<PlaceReader.Named> job, Stated stated, Findings found) {
    if (!stated.countries().isEmpty()) {
      return stated.countries();
    }
    Set<String> countries = new LinkedHashSet<>();
    for (PlaceReader.Named place : job) {
      if (countries.add(place.country())) {
        found.add("country", place.country(), TEXT, text, place.start(), place.end(), place.rule());
      }
    }
    return List.copyOf(countries);
  }

  /** @param countries where the job can be done: a city elsewhere is another's */
  private static List<City> cities(TextView text, List<PlaceReader.Named> job, List<String> countries,
      Findings found) {
    Set<City> cities = new LinkedHashSet<>();
    for (PlaceReader.Named place : job) {
      if (place.town() != null && countries.contains(place.country())
          && cities.add(new City(place.town(), place.country()))) {
        found.add("city", place.town(), TEXT, text, place.start(), place.end(), place.rule());
      }
    }
    return List.copyOf(cities);
  }

  private @Nullable Boolean remote(TextView text, Stated stated, Findings found) {
    if (stated.remote() != null) {
      return stated.remote();
    }
    Optional<RemoteReader.Found> read = remote.read(text);
    read.ifPresent(
        one -> found.add("remote", String.valueOf(one.remote()), TEXT, text, one.start(), one.end(), "said"));
    return read.map(RemoteReader.Found::remote).orElse(null);
  }

  private List<Pay> pay(TextView text) {
    return pay.read(text).stream().map(one -> new Pay(one.min(), one.max(), one.currency(), one.period(),
        evidence(TEXT, text, one.start(), one.end(), "amount"))).toList();
  }

  private static Map<String, TextView> fields(Content content) {
    Map<String, TextView> fields = new LinkedHashMap<>();
    String title = content.title();
    if (title != null) {
      fields.put(TITLE, TextView.of(title, TextFormat.PLAIN));
    }
    String skills = content.skills();
    if (skills != null) {
      fields.put(SKILLS, TextView.of(skills, TextFormat.PLAIN));
    }
    return fields;
  }

  private Map<String, List<Mention>> mentions(Map<String, TextView> fields, OwnName own) {
    Map<String, List<Mention>> mentions = new LinkedHashMap<>();
    fields.forEach((field, view) -> mentions.put(field, skills.read(view, field.equals(SKILLS), own)));
    return mentions;
  }

  private static List<SkillRead> skills(Map<String, TextView> fields, Map<String, List<Mention>> mentions) {
    Map<String, SkillRead> found = new LinkedHashMap<>();
    fields.forEach((field, view) -> SkillReader.best(mentions.getOrDefault(field, List.of()))
        .forEach((id, mention) -> found.putIfAbsent(id, read(field, view, mention))));
    return new ArrayList<>(found.values());
  }

  /**
   * Every place that spells a skill, counted or not, with the rule that decided: for people who want to know why.
   *
   * @param stated as for {@link #read}
   */
  public List<Decision> decisions(Content content, Stated stated) {
    Map<String, TextView> fields = fields(content);
    TextView text = TextView.of(content.text(), content.format());
    fields.put(TEXT, text);
    String name = read(content, stated).employer();
    OwnName own = name == null ? OwnName.UNKNOWN : new OwnName(name);
    List<Decision> decisions = new ArrayList<>();
    mentions(fields, own).forEach((field, mentions) -> mentions
        .forEach(mention -> decisions.add(new Decision(read(field, mention.view, mention), mention.counts))));
    return decisions;
  }

  /**
   * A place that spells a skill.
   *
   * @param read what it spells, and the rule that decided
   * @param counts whether it was taken for the skill
   */
  public record Decision(SkillRead read, boolean counts) {}

  /**
   * What is read, with the text as people see it and every reason.
   *
   * @param stated as for {@link #read}
   */
  public Explanation explain(Content content, Stated stated) {
    Reading reading = read(content, stated);
    OwnName own = reading.employer() == null ? OwnName.UNKNOWN : new OwnName(reading.employer());
    Map<String, TextView> views = fields(content);
    views.put(TEXT, TextView.of(content.text(), content.format()));
    List<Explanation.Field> fields = new ArrayList<>();
    views.forEach((field, view) -> {
      List<Mention> mentions = skills.read(view, field.equals(SKILLS), own);
      List<Explanation.Mark> marks = mentions.stream().sorted(Comparator.comparingInt(mention -> mention.start))
          .map(mention -> new Explanation.Mark(mention.start, mention.end, mention.skill, mention.counts,
              read(field, view, mention).rule(), Reasons.of(mention, mentions)))
          .toList();
      fields.add(new Explanation.Field(field, view.written(), marks));
    });
    return new Explanation(reading, fields, because(reading, content.format()));
  }

  private static List<Explanation.Because> because(Reading reading, TextFormat format) {
    List<Explanation.Because> because = new ArrayList<>();
    reading.evidence().forEach(one -> because
        .add(new Explanation.Because(one.of(), one.value(), seen(one.evidence(), format), one.evidence().rule())));
    reading.pay().forEach(pay -> because
        .add(new Explanation.Because("pay", pay.words(), seen(pay.evidence(), format), pay.evidence().rule())));
    return because;
  }

  private static String seen(Evidence evidence, TextFormat format) {
    TextView view = TextView.of(evidence.as(), evidence.field().equals(TEXT) ? format : TextFormat.PLAIN);
    return view.written().replace('\n', ' ').strip();
  }

  private static SkillRead read(String field, TextView view, Mention mention) {
    String rule = mention.rule == null ? SkillReader.NAMED : mention.rule;
    return new SkillRead(mention.skill, field, view.from(mention.start), view.to(mention.end),
        view.as(mention.start, mention.end), rule);
  }

  private static Evidence evidence(String field, TextView view, int start, int end, String rule) {
    return new Evidence(field, view.from(start), view.to(end), view.as(start, end), rule);
  }

  /** What was found beside the skills, with its words. */
  private static final class Findings {
    private final List<Reading.Because> list = new ArrayList<>();

    void add(String of, String value, String field, TextView view, int start, int end, String rule) {
      list.add(new Reading.Because(of, value, evidence(field, view, start, end, rule)));
    }
  }
}
