package skilltide.ingest.schemaorg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;

class JobPostingMappingTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @Test
  void aWholePostingIsTaken() {
    JobPosted posted = map(
        """
            {"@context": "https://schema.org", "@type": "JobPosting",
             "identifier": {"@type": "PropertyValue", "name": "Acme", "value": 4711},
             "title": " Backend engineer ", "description": "<p>Kotlin &amp; Kafka</p>\\n", "skills": ["Kotlin", {"name": "Go"}],
             "hiringOrganization": {"@type": "Organization", "name": "ACME, Inc."}, "industry": ["Finance", "Banking"],
             "occupationalCategory": "15-1252.00 Software Developers", "jobLocationType": "TELECOMMUTE",
             "jobLocation": [{"@type": "Place", "address": {"addressLocality": "Berlin", "addressCountry": "DE"}},
               {"@type": "Place", "address": {"addressCountry": {"@type": "Country", "name": "France"}}}],
             "applicantLocationRequirements": [{"@type": "Country", "name": "Spain"}, {"@type": "State", "name": "CA"}],
             "datePosted": "2026-11-20", "validThrough": "2026-12-20T18:00:00+01:00", "dateModified": "2026-11-21T08:00Z",
             "url": "https://acme.example/jobs/4711", "experienceRequirements": "Senior level", "baseSalary": {"currency": "EUR", "value": {"minValue": 70000, "maxValue": "90,000", "unitText": "YEAR"}}, "somethingNew": [1, 2]}""");

    assertThat(posted)
        .isEqualTo(new JobPosted(new PostingId("http", "4711"), Instant.parse("2026-11-21T08:00:00Z"), NOW,
            Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-12-20T17:00:00Z"), "acme",
            "https://acme.example/jobs/4711",
            new Content("Backend engineer", "<p>Kotlin &amp; Kafka</p>\n", TextFormat.HTML, "Kotlin, Go"),
            new Stated("ACME, Inc.", "Finance, Banking", "15-1252.00 Software Developers", "Senior level",
                List.of("DE", "France", "Spain"), List.of(new Stated.City("Berlin", "DE")), true,
                List.of(new Stated.Pay(70_000.0, 90_000.0, "EUR", "YEAR")))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
      "baseSalary": 50000, "salaryCurrency": "USD"                                       | 50000 | 50000 | USD | -
      "baseSalary": {"currency": "EUR", "value": 40.5, "unitText": "HOUR"}               | 40.5 | 40.5 | EUR | HOUR
      "baseSalary": {"value": {"value": "1200", "unitText": "WEEK"}}                     | 1200 | 1200 | - | WEEK
      "baseSalary": [{"currency": "GBP", "minValue": 400, "value": {"unitCode": "DAY"}}] | - | - | - | -
      "baseSalary": {"currency": "EUR", "value": {"minValue": 0, "maxValue": 90000.0}}   | - | 90000 | EUR | -
      "baseSalary": {"currency": "INR", "value": {"minValue": 12000000.5}}               | 12000001 | - | INR | -
      "baseSalary": "competitive"                                                        | - | - | - | -
      "baseSalary": {"currency": "EUR", "value": {"minValue": "a lot"}}                  | - | - | - | -
      "baseSalary": {"currency": "EUR", "value": {"value": 1e300}}                       | - | - | - | -
      """)
  void salariesAreTakenAsFarAsTheyAreNumbers(String field, @Nullable Double min, @Nullable Double max,
      @Nullable String currency, @Nullable String unit) {
    List<Stated.Pay> pay = map("{\"identifier\": \"1\", \"title\": \"x\", %s}".formatted(field)).stated().pay();

    assertThat(pay)
        .isEqualTo(min == null && max == null ? List.of() : List.of(new Stated.Pay(min, max, currency, unit)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
      "jobLocation": {"address": {"addressLocality": "Paris"}}                              | Paris | -
      "jobLocation": {"address": "Munich, Germany"}                                         | Munich, Germany | -
      "jobLocation": "Oslo"                                                                 | Oslo | -
      "jobLocation": {"address": {"addressLocality": "Lyon", "addressCountry": {"name": "France"}}} | Lyon | France
      "jobLocation": {"address": {"addressRegion": "CA"}}                                   | - | -
      """)
  void citiesAreThoseOfTheAddresses(String field, @Nullable String city, @Nullable String country) {
    assertThat(map("{\"identifier\": \"1\", \"title\": \"x\", %s}".formatted(field)).stated().cities())
        .isEqualTo(city == null ? List.of() : List.of(new Stated.City(city, country)));
  }

  @Test
  void whatASourceDoesNotSayIsAbsent() {
    JobPosted posted = map("{\"identifier\": \"7\", \"title\": \"Engineer\"}");

    assertThat(posted).isEqualTo(new JobPosted(new PostingId("http", "7"), NOW, NOW, null, null, null, null,
        new Content("Engineer", "", TextFormat.HTML, null), Stated.NOTHING));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "identifier": "a-1"                                         | a-1
      "identifier": 12345678901234567890                          | 12345678901234567890
      "identifier": {"name": "Acme", "value": "a-2"}              | a-2
      "identifier": [{"name": "Acme"}, {"value": "a-3"}]          | a-3
      "identifier": {"@value": "a-4"}                             | a-4
      "identifier": " ", "url": "https://acme.example/5"          | https://acme.example/5
      "url": "/jobs/6"                                            | /jobs/6
      """)
  void theIdentifierElseTheUrlIsTheId(String fields, String id) {
    assertThat(map("{\"title\": \"x\", %s}".formatted(fields)).posting()).isEqualTo(new PostingId("http", id));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "title": "x"                                                | identifier: missing
      "url": null, "title": "x"                                   | identifier: missing
      "identifier": "1"                                           | description: missing
      "identifier": "1", "title": " ", "description": null        | description: missing
      "identifier": "1", "title": {"en": "x"}                     | title: not a text
      "identifier": "1", "title": "x", "datePosted": "soon"       | datePosted: not a date: 'soon'
      "identifier": "1", "title": "x", "datePosted": "2026-02-30" | datePosted: not a date: '2026-02-30'
      "identifier": "1", "title": "x", "datePosted": 1479600000   | datePosted: not a date
      "identifier": "1", "title": "x", "datePosted": {"a": 1}     | datePosted: not a text
      "identifier": "1", "title": "x", "datePosted": "2026-11-27" | datePosted: 2026-11-27T00:00:00Z is more than a day
      "identifier": "1", "title": "x", "datePosted": "0001-01-01" | datePosted: 0001-01-01T00:00:00Z is before 1970
      "identifier": "1", "title": "x", "dateModified": "2027"     | dateModified: not a date
      "identifier": "1", "title": "x", "dateModified": "2026-12-01" | dateModified: 2026-12-01T00:00:00Z is more than
      "identifier": "1", "title": "x", "validThrough": "never"    | validThrough: not a date: 'never'
      """)
  void whatCannotBeTakenIsRefusedByName(String fields, String reason) {
    assertThatThrownBy(() -> map("{%s}".formatted(fields))).isInstanceOf(MalformedEventException.class)
        .hasMessageStartingWith(reason);
  }

  @Test
  void anEmptyDescriptionIsAPostingThatSaysNothing() {
    assertThat(map("{\"identifier\": \"1\", \"description\": \"\"}").content())
        .isEqualTo(new Content(null, "", TextFormat.HTML, null));
  }

  @Test
  void longLinesAreRefusedAndQuotedInPart() {
    String title = "x".repeat(1_001);

    assertThatThrownBy(() -> map("{\"identifier\": \"1\", \"title\": \"%s\"}".formatted(title)))
        .hasMessageStartingWith("title: longer than 1,000 characters: 'xxx").message().hasSizeLessThan(200);
    assertThatThrownBy(() -> map("{\"identifier\": \"%s\", \"title\": \"x\"}".formatted(title)))
        .hasMessageStartingWith("identifier: an id has at most 512 characters: 'xxx");
  }

  @Test
  void aDayFromNowIsStillTaken() {
    assertThat(map("{\"identifier\": \"1\", \"title\": \"x\", \"datePosted\": \"2026-11-26T12:00:00Z\"}").posted())
        .isEqualTo(Instant.parse("2026-11-26T12:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-25T11:59:59Z,2026-11-25T11:59:59Z", "2026-11-25T12:00:00Z,2026-11-25T12:00:00Z",
    "2026-11-25T12:00:01Z,2026-11-25T12:00:00Z", "2026-11-26T12:00:00Z,2026-11-25T12:00:00Z"})
  void theRevisionIsTheChangeButNeverAfterTheReceipt(String modified, Instant revision) {
    assertThat(
        map("{\"identifier\": \"1\", \"title\": \"x\", \"dateModified\": \"%s\"}".formatted(modified)).revision())
        .isEqualTo(revision);
  }

  @Test
  void aDateThatIsEmptyIsNotStated() {
    assertThat(map("{\"identifier\": \"1\", \"title\": \"x\", \"datePosted\": \"\"}").posted()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"https://a.example/1,https://a.example/1", "HTTP://a.example/1,HTTP://a.example/1",
    "javascript:alert(1),",
    "data:text/html;x,", "/jobs/1,", "https://a.example/a b,"})
  void onlyAddressesOfTheWebAreLinks(String url, String link) {
    assertThat(map("{\"identifier\": \"1\", \"title\": \"x\", \"url\": \"%s\"}".formatted(url)).link()).isEqualTo(link);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "hiringOrganization": "Acme GmbH"                                | Acme GmbH | acme
      "hiringOrganization": "Acme GmbH", "poster": "board-17"          | Acme GmbH | board-17
      "hiringOrganization": [{"name": " "}, {"name": "Acme"}]          | Acme      | acme
      "poster": " Board  17 "                                          |           | Board  17
      "hiringOrganization": "confidential"                             |           |
      "hiringOrganization": {"url": "https://acme.example"}            |           |
      """)
  void thePosterIsNamedOrElseTheEmployer(String fields, String employer, String poster) {
    JobPosted posted = map("{\"identifier\": \"1\", \"title\": \"x\", %s}".formatted(fields));

    assertThat(posted.stated().employer()).isEqualTo(employer);
    assertThat(posted.poster()).isEqualTo(poster);
  }

  @Test
  void countriesAreReadFromEveryPlaceOnce() {
    assertThat(
        map("""
            {"identifier": "1", "title": "x",
             "jobLocation": [{"address": "Berlin"}, {"address": [{"addressCountry": ["DE", "AT"]}]}, {"address": {}}, "Rome"],
             "applicantLocationRequirements": ["DE", {"name": "Italy"}, {"@type": "City", "name": "Lima"},
               {"@type": "Place", "address": {"addressCountry": "CH"}}]}""")
            .stated().countries())
        .containsExactly("DE", "AT", "Italy", "CH");
  }

  @Test
  void remoteIsStatedOrUnknown() {
    assertThat(
        map("{\"identifier\": \"1\", \"title\": \"x\", \"jobLocationType\": [\"telecommute\"]}").stated().remote())
        .isTrue();
    assertThat(map("{\"identifier\": \"1\", \"title\": \"x\", \"jobLocationType\": \"ONSITE\"}").stated().remote())
        .isNull();
  }

  @Test
  void halfASurrogatePairDoesNotStopAPosting() {
    JobPosted posted = map(
        "{\"identifier\": \"a\\ud800\", \"title\": \"x\", \"description\": \"\\udc00 \\ud83d\\ude00\"}");

    assertThat(posted.content().text()).isEqualTo("\uFFFD \uD83D\uDE00");
    assertThat(EventJson.readPosting(EventJson.write(posted))).isEqualTo(posted);
  }

  private static JobPosted map(String json) {
    return JobPostingMapping.map(json(json), "http", NOW);
  }

  static JsonNode json(String json) {
    try {
      return JsonMapper.builder().build().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
