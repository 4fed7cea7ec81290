package skilltide.streams.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.streams.taxonomy.Industry;
import skilltide.streams.taxonomy.Taxonomy;

/** Reads postings. Immutable: one reader serves all threads; making one compiles the taxonomy. */
public final class PostingReader {
  private final Taxonomy taxonomy;
  private final SkillReader skills;
  private final IndustryReader industries;
  private final HiredReader hired;
  private final JobPlaceReader places;
  private final StatedReader statements;
  private final RemoteReader remote;
  private final PayReader pay;
  private final EmployerReader employers;
  private final UnknownTermReader terms;
  private final LanguageReader languages = new LanguageReader();

  public PostingReader(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    Vocabulary vocabulary = new Vocabulary();
    skills = new SkillReader(new SkillLexicon(taxonomy, vocabulary),
        new Negation(taxonomy.words("negation-before"), taxonomy.words("negation-after")));
    industries = new IndustryReader(taxonomy, vocabulary);
    RoleReader roles = new RoleReader(taxonomy, vocabulary);
    SeniorityReader levels = new SeniorityReader(taxonomy, vocabulary);
    Places known = new Places();
    PlaceReader named = new PlaceReader(known, taxonomy.words("place-before"), taxonomy.words("place-not-before"));
    statements = new StatedReader(taxonomy, known, named, roles, levels);
    places = new JobPlaceReader(named, statements);
    hired = new HiredReader(statements, roles, levels);
    remote = new RemoteReader(taxonomy, vocabulary);
    pay = new PayReader(taxonomy.words("pay-words"), taxonomy.words("other-money"), vocabulary);
    employers = new EmployerReader(taxonomy, vocabulary);
    terms = new UnknownTermReader(taxonomy, vocabulary);
    vocabulary.build();
  }

  /** @param stated what the source says beside the text: it wins over what is read */
  public Reading read(Content content, Stated stated) {
    return read(Posting.of(content, stated)).reading;
  }

  /**
   * What is read, with the text as people see it and every reason.
   *
   * @param stated as for {@link #read}
   */
  public Explanation explain(Content content, Stated stated) {
    Posting posting = Posting.of(content, stated);
    Read read = read(posting);
    return new Explainer(content.format()).explain(read.reading, posting, read.mentions);
  }

  /** What is read, with every place of each field that spells a skill, counted or not. */
  private record Read(Reading reading, Map<String, List<Mention>> mentions) {}

  /** Who hires, as it is read, with the field that names it. */
  private record Employer(PostingField field, EmployerReader.Found found) {}

  private Read read(Posting posting) {
    List<JobPlaceReader.Placed> placed = places.places(posting);
    String told = posting.stated().employer();
    Employer employer = told == null ? employer(posting, placed) : null;
    if (told != null) {
      posting.found().stated("employer", told, "employer", told);
    }
    if (employer != null) {
      posting.found().add("employer", employer.found.name(),
          employer.field.evidence(employer.found.start(), employer.found.end(), employer.found.rule()));
    }
    Industry industry = industry(posting, employer);
    String name = employer == null ? told : employer.found.name();
    OwnName own = name == null ? OwnName.UNKNOWN : new OwnName(name);
    Map<String, List<Mention>> mentions = new LinkedHashMap<>();
    posting.all().forEach(field -> mentions.put(field.name(), skills.read(field.view(), field.lists(), own)));
    Map<String, SkillRead> named = skills(posting, mentions);
    HiredReader.Hired people = hired.read(posting, mentions, named.keySet());
    JobPlaceReader.Where where = places.read(posting, placed);
    Boolean away = remote(posting);
    PostingField title = posting.title();
    TextView text = posting.text().view();
    return new Read(new Reading(List.copyOf(named.values()), industry, people.roles(), people.levels(),
        where.countries(), where.cities(), away, name, pay(posting), languages.read(text).orElse(null),
        Fingerprint.of(title == null ? null : title.view(), text), terms.read(posting, mentions, placed, name),
        taxonomy.version(), posting.found().list()), mentions);
  }

  /** Where there is a title, the text's first line is none; but who hires may introduce itself in either. */
  private @Nullable Employer employer(Posting posting, List<JobPlaceReader.Placed> placed) {
    for (JobPlaceReader.Placed one : placed) {
      PostingField field = one.field();
      Optional<EmployerReader.Found> found = posting.title() == null
          ? employers.read(field.view(), field.outline(), one.all())
          : employers.introduced(field.view(), one.all());
      if (found.isPresent()) {
        return new Employer(field, found.get());
      }
    }
    return null;
  }

  private @Nullable Industry industry(Posting posting, @Nullable Employer employer) {
    Findings found = posting.found();
    String stated = posting.stated().industry();
    if (stated != null) {
      Optional<Industry> said = taxonomy.industry(stated);
      if (said.isPresent()) {
        found.stated("industry", said.get().id(), "industry", stated);
        return said.get();
      }
    }
    if (employer != null) {
      Optional<Industry> known = taxonomy.industryOfEmployer(employer.found.name());
      if (known.isPresent()) {
        found.add("industry", known.get().id(),
            employer.field.evidence(employer.found.start(), employer.found.end(), "employer"));
        return known.get();
      }
    }
    Optional<IndustryReader.Found> read = industries.read(posting.prose());
    read.ifPresent(one -> one.spots().forEach(spot -> found.add("industry", one.industry().id(),
        spot.field().evidence(spot.start(), spot.end(), "weight " + spot.weight()))));
    return read.map(IndustryReader.Found::industry).orElse(null);
  }

  private @Nullable Boolean remote(Posting posting) {
    Boolean stated = posting.stated().remote();
    if (stated != null) {
      posting.found().stated("remote", stated.toString(), "remote", stated.toString());
      return stated;
    }
    for (PostingField field : posting.prose()) {
      Optional<RemoteReader.Found> read = remote.read(field.view());
      if (read.isPresent()) {
        RemoteReader.Found one = read.get();
        posting.found().add("remote", String.valueOf(one.remote()), field.evidence(one.start(), one.end(), "said"));
        return one.remote();
      }
    }
    return null;
  }

  private List<Pay> pay(Posting posting) {
    List<Pay> offers = statements.pay(posting.stated());
    for (PostingField field : posting.prose()) {
      if (offers.isEmpty()) {
        offers = pay.read(field.view()).stream().map(one -> new Pay(one.min(), one.max(), one.currency(), one.period(),
            field.evidence(one.start(), one.end(), "amount"))).toList();
      }
    }
    return offers;
  }

  private static Map<String, SkillRead> skills(Posting posting, Map<String, List<Mention>> mentions) {
    Map<String, SkillRead> found = new LinkedHashMap<>();
    for (PostingField field : posting.all()) {
      SkillReader.best(mentions.getOrDefault(field.name(), List.of()))
          .forEach((id, mention) -> found.putIfAbsent(id, field.read(mention)));
    }
    return found;
  }
}
