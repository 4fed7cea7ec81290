package skilltide.streams.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Seniority;
import skilltide.streams.taxonomy.Taxonomy;

class PostingReaderTest {
  private static final PostingReader READER = new PostingReader(Taxonomy.bundled());

  @Test
  void spanIsThatOfTheFieldAsItCame() {
    String html = "<p>Acme &amp; Co</p><p>We write <b>Go&#x6C;ang</b> and C&#43;&#43;/React&nbsp;Native</p>";

    Reading reading = READER.read(new Content(null, html, TextFormat.HTML, null), Stated.NOTHING);

    assertThat(reading.skills()).extracting(read -> read.skill().id()).containsExactly("go", "cpp", "react-native");
    assertThat(reading.skills())
        .allSatisfy(read -> assertThat(html.substring(read.start(), read.end())).isEqualTo(read.as()));
    assertThat(reading.skills()).extracting(SkillRead::as).containsExactly("Go&#x6C;ang", "C&#43;&#43;",
        "React&nbsp;Native");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"We use C++/C#/.NET daily | cpp csharp dotnet",
    "HTML5/CSS3, Vue3 | html css vue",
    "熟练掌握React生态和Java | react java", "Java-Entwickler gesucht | java", "PL/SQL and k8s | plsql kubernetes",
    "React Native, not React | react-native", "no PHP or Perl please, only Python | python",
    "see https://golang.org/python and mail java@acme.com | ''", "Ｐｙｔｈｏｎ and Ja\u200Bva | python java",
    "Node.js, nodejs and Django 1.11 | node django", "we moved off Rails to Phoenix and Elixir | phoenix elixir"})
  void skillsAreReadFromTextAsItComes(String text, String ids) {
    assertThat(String.join(" ", ids(text))).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"We write Go and never Perl. | go", "会Java即可，不需要PHP | java",
    "无需Java经验，需要Python | python", "不要求Vue，要求React | react", "Python instead of PHP | python",
    "We are moving away from Backbone to React. | react", "We are migrating off of PHP to Scala. | scala",
    "We are not a Java shop but a Python one. | python", "transitioning from Backbone/Marionette to React | react",
    "You are sick of Struts, sick of JSP, and want React. | react", "we are slowly phasing out Rails for Scala | scala",
    "We don't host on AWS but on Heroku. | heroku",
    "Python, as opposed to Java | python", "no need for PHP, we write Go | go", "Java, nothing else | java",
    "We use React, not jQuery. | react", "without any knowledge of Java, but of Kotlin | kotlin"})
  void whatIsRefusedOrLeftIsNotAskedFor(String text, String ids) {
    assertThat(String.join(" ", ids(text))).isEqualTo(ids);
  }

  @Test
  void employersOwnNameIsNoSkill() {
    Reading reading = read("MongoDB | Software Engineer | New York | Full Time\n\nMongoDB hires people who know Java.");

    assertThat(reading.employer()).isEqualTo("MongoDB");
    assertThat(reading.skills()).extracting(read -> read.skill().id()).containsExactly("java");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"Acme # Berlin, Germany # Onsite | Acme",
    "Software Engineer @ Quartz # Palo Alto # Onsite | Quartz",
    "London, UK - Acme Labs - Developer | Acme Labs", "Acme (YC W13), San Francisco - FULL-TIME | Acme",
    "Freebird, Inc. # Boston, MA # Scala developer | Freebird, Inc.",
    "Remote # Full time # Acme.io # Python developer | Acme.io",
    "The Farmer's Dog # Engineer # New York | The Farmer's Dog", "Acme uses Go, Java and Kafka. | Acme",
    "Acme helps companies # Berlin # Onsite | Acme", "Tool Uses # Berlin # Onsite | Tool Uses"})
  void employerIsThePartThatIsNothingElse(String heading, String employer) {
    assertThat(read(heading.replace('#', '|') + "\n\nCome and join us.").employer()).isEqualTo(employer);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"Acme # Berlin # REMOTE | true", "Acme # Berlin # ONSITE | false",
    "Acme # Berlin # ONSITE or REMOTE | true", "Acme # Berlin. No remote. | false", "Acme # Berlin # Full time | ",
    "Acme # We build a remote control for TVs | ", "Acme # Work from home twice a week | true",
    "Acme # INTERN yes, REMOTE probably not | false"})
  void remoteIsWhatIsAllowedEvenPartly(String text, @Nullable Boolean remote) {
    assertThat(read(text.replace('#', '|')).remote()).isEqualTo(remote);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"Acme # Moorestown, NJ # Onsite | US", "Acme # Paris, Texas | US",
    "Acme # London, UK and Berlin | GB DE",
    "Acme # Toronto # Onsite | CA", "Acme # San Francisco, CA | US", "Acme # Zürich or München | CH DE",
    "Acme # REMOTE | ''",
    "Acme # Los Angeles | US", "Acme # Seattle, WA | US", "Acme # Remote (EU) | ''", "Acme # 北京 | CN",
    "Acme # London. OK, let's go. | GB", "Acme # Edinburgh, UK OR London | GB",
    "Acme # Berlin, Germany, OR remote | DE",
    "Acme # Tulsa, OK | US", "Acme # Portland, OR # Onsite | US", "Acme # Bloomington (IN) | US",
    "Acme # Toronto, ON, CA | CA", "Acme # AR, BR, FR, DE | ''", "Acme # Washington DC Metro Area | US",
    "Acme # Hamburg, Most beautiful city | DE", "Acme # Georgetown # Onsite | ''", "Acme # Georgetown, Guyana | GY",
    "Cardiff University # Cardiff, UK | GB", "Acme # San Francisco (Mission) | US"})
  void countryIsThatOfThePlaces(String heading, String countries) {
    assertThat(String.join(" ", read(heading.replace('#', '|') + "\n\nJoin us.").countries())).isEqualTo(countries);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"Acme # San Francisco, CA | San Francisco US",
    "Acme # SF or NYC | San Francisco US, New York US",
    "Acme # Paris, Texas | Paris US", "Acme # BERLIN, Germany | Berlin DE",
    "Acme # Zürich or München | Zürich CH, Munich DE",
    "Acme # Toronto, ON, Canada | Toronto CA", "Acme # Brooklyn | New York US", "Acme # Washington, DC | Washington US",
    "Acme # London, Germany | ''", "Acme # Cambridge, UK | Cambridge GB", "Acme # Bay Area | ''", "Acme # Germany | ''",
    "Acme # Moorestown, NJ | ''", "Acme # 北京 | Beijing CN", "Acme # REMOTE | ''",
    "Acme # Boston, MA; Boston, MA; Berlin | Boston US, Berlin DE"})
  void citiesAreTheTownsOfThePlacesByTheirUsualNames(String heading, String cities) {
    Reading reading = read(heading.replace('#', '|') + "\n\nWe build things.");

    assertThat(String.join(", ", reading.cities().stream().map(city -> city.name() + ' ' + city.country()).toList()))
        .isEqualTo(cities);
    assertThat(reading.countries()).containsAll(reading.cities().stream().map(City::country).toList());
    assertThat(reading.evidence().stream().filter(because -> because.of().equals("city")).count())
        .isEqualTo(reading.cities().size());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"₹6 – ₹20 LPA | 600000 2000000 INR YEAR",
    "$80,000 – $150,000 per annum | 80000 150000 USD YEAR",
    "salary 80-150k | 80000 150000 null YEAR", "€60k | 60000 60000 EUR YEAR", "£500/day | 500 500 GBP DAY",
    "$100k-$150k + equity | 100000 150000 USD YEAR",
    "up to $150k | null 150000 USD YEAR", "$120k+ | 120000 null USD YEAR", "110k-130k CHF | 110000 130000 CHF YEAR",
    "$60 - $80 per hour | 60 80 USD HOUR",
    "€4.000 per month | 4000 4000 EUR MONTH", "₹6–₹20 LPA | 600000 2000000 INR YEAR",
    "80-150k | 80000 150000 null YEAR", "100k-120k | 100000 120000 null YEAR",
    "$100k up to $120k | 100000 120000 USD YEAR", "$100k up to 120k | 100000 120000 USD YEAR",
    "between $90,000 and $110,000 | 90000 110000 USD YEAR", "60.000 € bis 75.000 € | 60000 75000 EUR YEAR",
    "£400 to £500 per day | 400 500 GBP DAY", "80-120K USD | 80000 120000 USD YEAR",
    "US$70K~90K | 70000 90000 USD YEAR", "£60-100,000 | 60000 100000 GBP YEAR",
    "$100k-160k + bonus | 100000 160000 USD YEAR", "60,000,000 KRW per year | 60000000 60000000 KRW YEAR",
    "12,000,000 HUF per year | 12000000 12000000 HUF YEAR", "₽250,000 per month | 250000 250000 RUB MONTH"})
  void payIsReadWithItsPeriod(String text, String pay) {
    List<Pay> read = read("We offer " + text + " for this job.").pay();
    assertThat(read).singleElement().satisfies(
        one -> assertThat(number(one.min()) + " " + number(one.max()) + " " + one.currency() + " " + one.period())
            .isEqualTo(pay));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"£500/day | 115000 115000", "$60 - $80 per hour | 110400 147200",
    "€4.000 per month | 48000 48000", "up to $150k | null 150000", "$2,000 a week | 104000 104000"})
  void payIsToldByTheYearToo(String text, String yearly) {
    assertThat(read("We offer " + text + " for this job.").pay()).singleElement()
        .satisfies(one -> assertThat(number(one.yearlyMin()) + " " + number(one.yearlyMax())).isEqualTo(yearly));
  }

  @ParameterizedTest
  @ValueSource(strings = {"We raised $20M in our Series B.", "a $5,000 referral bonus", "10-20k users a day",
    "founded in 2013-2014", "401k and 100% health",
    "processing $50,000 transactions", "call 555-0100"})
  void otherMoneyIsNoPay(String text) {
    assertThat(read(text).pay()).isEmpty();
  }

  @Test
  void whatStandsBeyondABarIsNotAboutTheAmount() {
    assertThat(read("Acme | Sales developers | £30-60k | Series A").pay()).extracting(Pay::words)
        .containsExactly("30,000 to 60,000 GBP a year");
  }

  @Test
  void rolesAndLevelsAreThoseThatAreSought() {
    Reading reading = read(
        "Acme | Senior Backend Engineer, Junior Frontend Developer | Berlin\n\nYou work with designers and product managers.");

    assertThat(reading.roles()).extracting(Role::id).containsExactlyInAnyOrder("backend", "frontend");
    assertThat(reading.seniority()).containsExactlyInAnyOrder(Seniority.SENIOR, Seniority.ENTRY);
  }

  @Test
  void whatTheSourceStatesWins() {
    Stated stated = new Stated("Beta", "fintech", null, List.of("FR"), false);

    Reading reading = READER
        .read(new Content("Data Engineer", "Acme | Berlin | REMOTE | gaming", TextFormat.PLAIN, "Go, R"), stated);

    assertThat(reading.employer()).isEqualTo("Beta");
    assertThat(reading.industry()).isNotNull().extracting(industry -> industry.id()).isEqualTo("fintech");
    assertThat(reading.countries()).containsExactly("FR");
    assertThat(reading.remote()).isFalse();
    assertThat(reading.roles()).extracting(Role::id).containsExactly("data");
    assertThat(reading.skills()).extracting(read -> read.field() + ":" + read.skill().id()).containsExactly("skills:go",
        "skills:r");
  }

  @Test
  void whatTheSourceStatesOfTheJobWins() {
    Stated stated = new Stated(null, null, "DevOps Engineer", "Senior level", List.of("Deutschland", "fra", "Mars"),
        List.of(new Stated.City("muenchen", "DE"), new Stated.City("Kleinkleckersdorf", "Germany"),
            new Stated.City("Paris, France", null), new Stated.City("Nowhere", null)),
        null, List.of(new Stated.Pay(70_000.0, 90_000.0, "eur", "YEAR"), new Stated.Pay(9.0, 1.0, "USD", "HOUR"),
            new Stated.Pay(80.0, null, "?", "fortnight")));

    Reading reading = READER.read(new Content("Junior Frontend Developer", "Acme | London | $200k", TextFormat.PLAIN,
        null), stated);

    assertThat(reading.roles()).extracting(Role::id).containsExactly("devops-sre");
    assertThat(reading.seniority()).containsExactly(Seniority.SENIOR);
    assertThat(reading.countries()).containsExactly("DE", "FR");
    assertThat(reading.cities()).containsExactly(new City("Munich", "DE"), new City("Kleinkleckersdorf", "DE"),
        new City("Paris", "FR"));
    assertThat(reading.pay()).extracting(Pay::words).containsExactly("70,000 to 90,000 EUR a year");
    assertThat(reading.evidence()).extracting(because -> because.evidence().rule()).containsOnly("stated");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {
    "15-1212.00 Information Security Analysts, Security Engineers | Wizard wanted | security",
    "15-1252.00 Software Developers | iOS Developer | mobile", "Security Engineers and others | iOS Developer | mobile",
    "Something else | Wizard wanted | backend", "- | Wizard wanted | backend", "data | iOS Developer | data"})
  void occupationThatIsMoreThanATitleComesBehindTheHeadline(@Nullable String occupation, String title, String role) {
    Reading reading = READER.read(new Content(title, "Backend Developer", TextFormat.PLAIN, null),
        new Stated(null, null, occupation, List.of(), null));

    assertThat(reading.roles()).extracting(Role::id).containsExactly(role);
  }

  @Test
  void levelIsReadFromTheTextWhereTheOccupationTellsTheRole() {
    Reading reading = READER.read(new Content("Acme is hiring", "Senior Frontend Developer", TextFormat.PLAIN, null),
        new Stated(null, null, "backend", null, List.of(), List.of(), null, List.of()));

    assertThat(reading.roles()).extracting(Role::id).containsExactly("backend");
    assertThat(reading.seniority()).containsExactly(Seniority.SENIOR);
  }

  @Test
  void whatCannotBeUnderstoodOfWhatIsStatedDoesNotHideTheText() {
    Stated stated = new Stated(null, null, null, "At least three years of work with senior management", List.of("Mars"),
        List.of(new Stated.City("Oslo", "Mars"), new Stated.City("Olympus Mons", null)), null,
        List.of(new Stated.Pay(12.0, 12.0, null, null)));

    Reading reading = READER.read(new Content(null, "Acme | Lead Developer | Berlin | $100k", TextFormat.PLAIN, null),
        stated);

    assertThat(reading.cities()).containsExactly(new City("Berlin", "DE"));
    assertThat(reading.countries()).containsExactly("DE");
    assertThat(reading.seniority()).containsExactly(Seniority.LEAD);
    assertThat(reading.pay()).extracting(Pay::words).containsExactly("100,000 USD a year");
  }

  @Test
  void cityOfTheTextIsKeptWhereItLiesInTheCountryThatIsStated() {
    Stated stated = new Stated(null, null, null, List.of("DE"), null);

    assertThat(READER.read(new Content(null, "Acme | Berlin or London", TextFormat.PLAIN, null), stated).cities())
        .containsExactly(new City("Berlin", "DE"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {"US | Paris | US | ''",
    "US | Paris, France | US FR | Paris FR",
    "DE | Paris, TX | DE US | Paris US", "US,FR | Paris | US FR | Paris FR", "- | Paris | FR | Paris FR"})
  void statedTownIsNotSoughtOutsideTheStatedCountries(@Nullable String countries, String address, String read,
      String cities) {
    Stated stated = new Stated(null, null, null, null,
        countries == null ? List.of() : List.of(countries.split(",", -1)),
        List.of(new Stated.City(address, null)), null, List.of());

    Reading reading = READER.read(new Content(null, "Come and join us.", TextFormat.PLAIN, null), stated);

    assertThat(String.join(" ", reading.countries())).isEqualTo(read);
    assertThat(String.join(", ", reading.cities().stream().map(city -> city.name() + ' ' + city.country()).toList()))
        .isEqualTo(cities);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {"- | - | KRW | YEAR | ''", "- | - | USD | - | ''",
    "60000000 | 90000000 | KRW | - | 60,000,000 to 90,000,000 KRW a year",
    "- | 12000000 | huf | - | up to 12,000,000 HUF a year", "3000000 | - | RUB | - | from 3,000,000 RUB a year",
    "2000000 | - | USD | - | ''", "5000 | - | KRW | - | ''"})
  void statedPayWithoutAUnitIsAYearsWhereItIsAsHighAsOneOfItsCurrency(@Nullable Double min, @Nullable Double max,
      String currency, @Nullable String unit, String pay) {
    Stated stated = new Stated(null, null, null, null, List.of(), List.of(), null,
        List.of(new Stated.Pay(min, max, currency, unit)));

    Reading reading = READER.read(new Content(null, "Come and join us.", TextFormat.PLAIN, null), stated);

    assertThat(String.join(", ", reading.pay().stream().map(Pay::words).toList())).isEqualTo(pay);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", value = {"熟练掌握React生态和Java开发 | zh",
    "私たちはエンジニアを募集しています | ja", "백엔드 개발자를 찾습니다 | ko", "เรากำลังมองหานักพัฒนาซอฟต์แวร์ | th",
    "ພວກເຮົາກໍາລັງຊອກຫານັກພັດທະນາ | lo", "ꀀꀁꀂꀃꀄꀅꀆꀇ | -"})
  void languageOfDenseScriptsIsTheirs(String text, @Nullable String language) {
    assertThat(read(text).language()).isEqualTo(language);
  }

  @Test
  void whatIsNotKnownIsAbsent() {
    Reading reading = read("Hello.");

    assertThat(reading.skills()).isEmpty();
    assertThat(reading.industry()).isNull();
    assertThat(reading.remote()).isNull();
    assertThat(reading.pay()).isEmpty();
    assertThat(ReadingJson.write(null, read("Acme | Berlin")))
        .contains("\"cities\":[{\"city\":\"Berlin\",\"country\":\"DE\"}]");
    assertThat(ReadingJson.write("hn:1", reading)).startsWith("{\"id\":\"hn:1\",\"skills\":[]")
        .doesNotContain("industry");
  }

  private static String number(@org.jspecify.annotations.Nullable Double amount) {
    return amount == null ? "null" : String.valueOf(amount.longValue());
  }

  private static List<String> ids(String text) {
    return read(text).skills().stream().map(read -> read.skill().id()).toList();
  }

  private static Reading read(String text) {
    return READER.read(new Content(null, text, TextFormat.PLAIN, null), Stated.NOTHING);
  }
}
