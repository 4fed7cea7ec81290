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
  private final StatedReader statements;
  private final RemoteReader remote;
  private final PayReader pay;
  private final EmployerReader employers;
  private final LanguageReader languages = new LanguageReader();

  public PostingReader(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    Vocabulary vocabulary = new Vocabulary();
    skills = new SkillReader(new SkillLexicon(taxonomy, vocabulary),
        new Negation(taxonomy.words("negation-before"), taxonomy.words("negation-after")));
    industries = new IndustryReader(taxonomy, vocabulary);
    roles = new RoleReader(taxonomy, vocabulary);
    levels = new SeniorityReader(taxonomy, vocabulary);
    Places known = new Places();
    places = new PlaceReader(known, taxonomy.words("place-before"), taxonomy.words("place-not-before"));
    statements = new StatedReader(taxonomy, known, places, roles, levels);
    remote = new RemoteReader(taxonomy, vocabulary);
    pay = new PayReader(taxonomy.words("pay-words"), taxonomy.words("other-money"), vocabulary);
    employers = new EmployerReader(taxonomy, vocabulary);
    vocabulary.build();
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
    if (stated.employer() != null) {
      found.stated("employer", stated.employer(), "employer", stated.employer());
    }
    employer.ifPresent(one -> found.add("employer", one.name(), TEXT, text, one.start(), one.end(), one.rule()));
    Industry industry = industry(text, stated, employer.orElse(null), found);
    String name = stated.employer() != null ? stated.employer() : employer.map(EmployerReader.Found::name).orElse(null);
    Map<String, List<Mention>> mentions = mentions(fields, name == null ? OwnName.UNKNOWN : new OwnName(name));
    List<SkillRead> named = skills(fields, mentions);
    List<Role> hired = new ArrayList<>();
    List<Seniority> seniority = new ArrayList<>();
    people(fields, stated, mentions, named, found, hired, seniority);
    List<PlaceReader.Named> job = this.places.ofJob(text, outline, places);
    List<City> told = statements.cities(stated);
    List<String> countries = countries(text, job, statements.countries(stated, told), found);
    List<City> cities = cities(text, job, told, countries, found);
    return new Reading(named, industry, hired, seniority, countries, cities, remote(text, stated, found), name,
        pay(text, stated),
        languages.read(text).orElse(null), Fingerprint.of(fields.get(TITLE), text), taxonomy.version(), found.list);
  }

  private @Nullable Industry industry(TextView text, Stated stated, EmployerReader.@Nullable Found employer,
      Findings found) {
    if (stated.industry() != null) {
      Optional<Industry> said = taxonomy.industry(stated.industry());
      if (said.isPresent()) {
        found.stated("industry", said.get().id(), "industry", stated.industry());
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

  /**
   * An occupation that is a role's own name or title counts before whom the title hires, and that before an occupation
   * that only holds a title, for such categories are wide; then comes the text, whose first line is a title as well.
   */
  private void people(Map<String, TextView> fields, Stated stated, Map<String, List<Mention>> mentions,
      List<SkillRead> named, Findings found, List<Role> hired,
      List<Seniority> seniority) {
    Set<String> ids = named.stream().map(read -> read.skill().id()).collect(Collectors.toSet());
    statements.role(stated).ifPresent(role -> occupied(role, stated, found, hired));
    for (Seniority level : statements.levels(stated)) {
      seniority.add(level);
      found.stated("seniority", level.word(), "experience", String.valueOf(stated.experience()));
    }
    boolean levelled = !seniority.isEmpty();
    boolean titled = false;
    for (String field : List.of(TITLE, TEXT)) {
      TextView view = fields.get(field);
      if (field.equals(TEXT) && hired.isEmpty()) {
        statements.rolesNamed(stated).forEach(role -> occupied(role, stated, found, hired));
      }
      if (view == null || titled) {
        continue;
      }
      Outline outline = new Outline(view);
      List<RoleReader.Found> titles = roles.read(view, outline, ids, mentions.getOrDefault(field, List.of()));
      titled = !titles.isEmpty();
      if (hired.isEmpty()) {
        RoleReader.roles(titles).forEach((role, one) -> {
          hired.add(role);
          found.add("role", role.id(), field, view, one.start(), one.end(), one.rule());
        });
      }
      if (!levelled) {
        levels.read(view, outline, titles).forEach((level, one) -> {
          if (!seniority.contains(level)) {
            seniority.add(level);
            found.add("seniority", level.word(), field, view, one.start(), one.end(), one.rule());
          }
        });
      }
    }
  }

  private static void occupied(Role role, Stated stated, Findings found, List<Role> hired) {
    hired.add(role);
    found.stated("role", role.id(), "occupation", String.valueOf(stated.occupation()));
  }

  private static List<String> countries(TextView text, List<PlaceReader.Named> job, List<String> told, Findings found) {
    if (!told.isEmpty()) {
      told.forEach(code -> found.stated("country", code, "countries", code));
      return told;
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
  private static List<City> cities(TextView text, List<PlaceReader.Named> job, List<City> told,
      List<String> countries, Findings found) {
    if (!told.isEmpty()) {
      told.forEach(city -> found.stated("city", city.name(), "cities", city.name()));
      return told;
    }
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
      found.stated("remote", String.valueOf(stated.remote()), "remote", String.valueOf(stated.remote()));
      return stated.remote();
    }
    Optional<RemoteReader.Found> read = remote.read(text);
    read.ifPresent(
        one -> found.add("remote", String.valueOf(one.remote()), TEXT, text, one.start(), one.end(), "said"));
    return read.map(RemoteReader.Found::remote).orElse(null);
  }

  private List<Pay> pay(TextView text, Stated stated) {
    List<Pay> told = statements.pay(stated);
    if (!told.isEmpty()) {
      return told;
    }
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
      List<Explanation.Mark> marks = mentions.stream().filter(mention -> !Addresses.opensAt(view, mention.end))
          .sorted(Comparator.comparingInt(mention -> mention.start))
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

    void stated(String of, String value, String field, String words) {
      list.add(new Reading.Because(of, value, StatedReader.evidence(field, words)));
    }

    void add(String of, String value, String field, TextView view, int start, int end, String rule) {
      list.add(new Reading.Because(of, value, evidence(field, view, start, end, rule)));
    }
  }
}
