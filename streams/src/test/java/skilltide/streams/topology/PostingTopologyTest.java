package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.JobForgotten;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.JobWithdrawn;
import skilltide.ingest.event.PostingEvent;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.event.SourceForgotten;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.ingest.trace.Traces;
import skilltide.streams.read.PostingReader;
import skilltide.streams.result.Counts;
import skilltide.streams.result.PostingRead;
import skilltide.streams.result.PostingStanding;
import skilltide.streams.result.Repost;
import skilltide.streams.result.ResultJson;
import skilltide.streams.result.ResultTopics;
import skilltide.streams.result.Row;
import skilltide.streams.result.RowCodec;
import skilltide.streams.result.UnknownVersionException;
import skilltide.streams.taxonomy.Taxonomy;

@SuppressWarnings("NullAway.Init")
class PostingTopologyTest {
  private static final Taxonomy TAXONOMY = Taxonomy.bundled();
  private static final Instant NOW = Instant.parse("2026-11-06T12:00:00Z");
  private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");
  private static final Instant THURSDAY = Instant.parse("2026-11-05T08:00:00Z");
  private static final String LONG = "We use Kotlin and PostgreSQL to move parcels between the cities of the coast.";
  private static final String TODAY = "job-postings/0/day/2026-11-06/all/";
  private static final String ON_MONDAY = "job-postings/0/day/2026-11-02/all/";

  private Path state;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> postings;
  private TestOutputTopic<String, byte[]> rows;
  private TestOutputTopic<String, byte[]> readings;
  private TestOutputTopic<String, byte[]> standings;
  private TestOutputTopic<String, byte[]> reposts;
  private TestOutputTopic<byte[], byte[]> rejected;

  @BeforeEach
  void start(@TempDir Path state) {
    this.state = state;
    open(1);
  }

  private void open(int partitions) {
    EventTopics events = new EventTopics("");
    ResultTopics results = new ResultTopics("", 1);
    driver = Driven.topology(PostingTopology.build(events, results,
        new Readings(new PostingReader(TAXONOMY), TAXONOMY),
        Driven.settings(partitions, Traces.OFF)), state, NOW);
    postings = driver.createInputTopic(events.jobPostings(), new StringSerializer(), new ByteArraySerializer());
    rows = driver.createOutputTopic(results.skillCounts(), new StringDeserializer(), new ByteArrayDeserializer());
    readings = driver.createOutputTopic(results.postingReadings(), new StringDeserializer(),
        new ByteArrayDeserializer());
    standings = driver.createOutputTopic(results.postingStates(), new StringDeserializer(),
        new ByteArrayDeserializer());
    reposts = driver.createOutputTopic(results.postingReposts(), new StringDeserializer(),
        new ByteArrayDeserializer());
    rejected = driver.createOutputTopic(results.rejectedEvents(), new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void postingCountsItsSkillsInEveryFacetValue() {
    send(posted("1", MONDAY, MONDAY, "We use Kotlin and PostgreSQL."));

    Map<String, Row> published = published();
    assertThat(published.keySet()).contains(ON_MONDAY, "job-postings/0/day/2026-11-02/source/http",
        "job-postings/0/day/2026-11-02/industry/fintech");
    assertThat(published.values()).allSatisfy(row -> {
      assertThat(row.total()).isEqualTo(Counts.ONE_POSTED);
      assertThat(row.skills()).containsOnlyKeys("kotlin", "postgresql");
    });
  }

  @Test
  void firstChangeAfterQuietGoesOutAtOnceAndTheRestWithTheTick() {
    send(posted("1", MONDAY, MONDAY, "Kotlin"));
    assertThat(rows.readKeyValuesToMap()).containsKey(ON_MONDAY);

    send(posted("2", MONDAY, MONDAY, "Kotlin"));
    send(posted("3", MONDAY, MONDAY, "Kotlin"));
    assertThat(rows.isEmpty()).isTrue();

    driver.advanceWallClockTime(Duration.ofMillis(100));
    assertThat(rows.readRecordsToList()).filteredOn(record -> record.key().equals(ON_MONDAY)).singleElement()
        .satisfies(record -> assertThat(RowCodec.decode(record.value()).total().posted()).isEqualTo(3));
  }

  @Test
  void repeatedAndStaleEventsChangeNothing() {
    send(posted("1", THURSDAY, THURSDAY, "Kotlin"));
    published();

    send(posted("1", THURSDAY, THURSDAY, "Kotlin"));
    send(posted("1", MONDAY, MONDAY, "Java"));
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    assertThat(rows.isEmpty()).isTrue();
  }

  @Test
  void updateTakesBackWhatWasCounted() {
    send(posted("1", MONDAY, MONDAY, "Kotlin"));
    send(posted("1", THURSDAY, MONDAY, "Scala"));

    assertThat(row(published(), ON_MONDAY).skills()).isEqualTo(Map.of("scala", Counts.ONE_POSTED));
  }

  @Test
  void rowThatBecomesEmptyLeavesByTombstone() {
    send(posted("1", MONDAY, MONDAY, "Kotlin"));
    send(posted("1", THURSDAY, THURSDAY, "Kotlin"));
    driver.advanceWallClockTime(Duration.ofMillis(100));

    assertThat(rows.readKeyValuesToMap()).containsEntry(ON_MONDAY, null)
        .containsKey("job-postings/0/day/2026-11-05/all/");
  }

  @Test
  void withdrawnPostingKeepsItsHistoryAndItsStandingSaysSo() {
    send(posted("1", MONDAY, MONDAY, "Kotlin"));
    send(new JobWithdrawn(new PostingId("http", "1"), THURSDAY, THURSDAY));

    Map<String, Row> published = published();
    assertThat(row(published, ON_MONDAY).total()).isEqualTo(Counts.ONE_POSTED);
    assertThat(row(published, "job-postings/0/day/2026-11-05/all/").skills())
        .isEqualTo(Map.of("kotlin", Counts.ONE_WITHDRAWN));
    assertThat(lastStanding().withdrawn()).isEqualTo(THURSDAY);
  }

  @Test
  void withdrawalThatCameFirstCountsOnceThePostingIsKnown() {
    send(new JobWithdrawn(new PostingId("http", "1"), THURSDAY, THURSDAY));
    assertThat(published()).isEmpty();

    send(posted("1", MONDAY, MONDAY, "Kotlin"));

    assertThat(published()).containsKeys(ON_MONDAY, "job-postings/0/day/2026-11-05/all/");
    assertThat(lastReading().withdrawn()).isEqualTo(THURSDAY);
  }

  @Test
  void postingExpiresByTheClockOnceAndOnItsDay() {
    Instant end = NOW.plus(Duration.ofHours(1));
    send(valid("1", MONDAY, end));
    assertThat(published()).doesNotContainKey(TODAY);

    driver.advanceWallClockTime(Duration.ofHours(2));
    assertThat(row(published(), TODAY).total()).isEqualTo(Counts.ONE_WITHDRAWN);
    assertThat(lastStanding().withdrawn()).isEqualTo(end);

    send(new JobWithdrawn(new PostingId("http", "1"), NOW, NOW.plus(Duration.ofHours(1))));
    assertThat(published()).doesNotContainKey(TODAY);
  }

  @Test
  void expiredPostingThatIsPublishedAgainIsOpen() {
    send(valid("1", MONDAY, THURSDAY));
    assertThat(row(published(), "job-postings/0/day/2026-11-05/all/").total()).isEqualTo(Counts.ONE_WITHDRAWN);

    send(valid("1", NOW, NOW.plus(Duration.ofDays(30))));

    published();
    assertThat(lastStanding().withdrawn()).isNull();
    assertThat(lastRow("job-postings/0/day/2026-11-05/all/")).isNull();
  }

  @Test
  void samePosterPostingTheSameAgainIsARepost() {
    send(posted("1", MONDAY, MONDAY, LONG));
    send(posted("2", THURSDAY, THURSDAY, LONG));
    send(posted("3", THURSDAY, THURSDAY, "Something else entirely: Cobol on a mainframe, in Latin."));

    Map<String, Row> published = published();
    assertThat(row(published, "posting-marks/0/day/2026-11-05/all/").total()).isEqualTo(Counts.ONE_REPOSTED);
    assertThat(row(published, "posting-marks/0/day/2026-11-05/all/").skills()).containsOnlyKeys("kotlin", "postgresql");
    assertThat(published).doesNotContainKey("posting-marks/0/day/2026-11-02/all/");
    assertThat(ResultJson.repost(requireNonNull(reposts.readKeyValuesToMap().get("0/http:2"))))
        .isEqualTo(new Repost("http", "2", "http:1"));
  }

  @Test
  void lateOriginalMakesLaterOnesRepostsAndAForgottenOneUnmakesThem() {
    send(posted("2", THURSDAY, THURSDAY, LONG));
    assertThat(published()).doesNotContainKey("posting-marks/0/day/2026-11-05/all/");

    send(posted("1", MONDAY, MONDAY, LONG));
    assertThat(row(published(), "posting-marks/0/day/2026-11-05/all/").total()).isEqualTo(Counts.ONE_REPOSTED);

    send(new JobForgotten(new PostingId("http", "1"), NOW));
    published();
    assertThat(lastRow("posting-marks/0/day/2026-11-05/all/")).isNull();
    assertThat(reposts.readKeyValuesToMap()).containsEntry("0/http:2", null);
  }

  @Test
  void whatAnotherVersionKeptIsNotPassedOverAsOneMoreRecordThatCannotBeCounted() {
    send(posted("1", MONDAY, MONDAY, "Kotlin"));
    driver.<String, byte[]>getKeyValueStore(PostingCounter.POSTINGS).put("http:1", new byte[]{3, 0});

    for (int i = 0; i < 2 * Suspects.MOST_FAILURES; i++) {
      assertThatThrownBy(() -> send(posted("1", THURSDAY, MONDAY, "Scala")))
          .hasStackTraceContaining("The store postings-by-id was written by another version of Skilltide")
          .hasStackTraceContaining("version 3");
    }

    assertThat(rejected.isEmpty()).isTrue();
  }

  @Test
  void damagedStateIsNotTakenForWhatAnotherVersionKept() {
    send(posted("1", MONDAY, MONDAY, "Kotlin"));
    driver.<String, byte[]>getKeyValueStore(PostingCounter.POSTINGS).put("http:1", new byte[]{99, 0});

    assertThatThrownBy(() -> send(posted("1", THURSDAY, MONDAY, "Scala"))).rootCause()
        .isInstanceOf(IllegalArgumentException.class).isNotInstanceOf(UnknownVersionException.class);
  }

  @Test
  void forgottenPostingLeavesNothingBehind() {
    send(posted("1", MONDAY, MONDAY, "Kotlin"));
    send(new JobWithdrawn(new PostingId("http", "1"), THURSDAY, THURSDAY));
    published();

    send(new JobForgotten(new PostingId("http", "1"), NOW));

    driver.advanceWallClockTime(Duration.ofMillis(100));
    assertThat(rows.readKeyValuesToMap()).containsEntry(ON_MONDAY, null)
        .containsEntry("job-postings/0/day/2026-11-05/all/", null);
    assertThat(readings.readKeyValuesToMap()).containsEntry("http:1", null);
    assertThat(standings.readKeyValuesToMap()).containsEntry("http:1", null);

    send(posted("1", MONDAY, MONDAY, "Kotlin"));
    assertThat(published()).isEmpty();
  }

  @Test
  void forgottenSourceIsTakenBackAndItsOldPostingsCountNoMore() {
    send(posted("1", MONDAY, MONDAY, "Kotlin"));
    send(posted("2", MONDAY, MONDAY, "Kotlin"));
    send(new JobPosted(new PostingId("other", "1"), MONDAY, MONDAY, MONDAY, null, null, null,
        new Content(null, "Kotlin", TextFormat.PLAIN, null), Stated.NOTHING));
    assertThat(row(published(), ON_MONDAY).total().posted()).isEqualTo(3);

    send(new SourceForgotten("http", THURSDAY));
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    assertThat(row(published(), ON_MONDAY).total().posted()).isEqualTo(1);
    send(posted("1", MONDAY, MONDAY, "Kotlin"));
    send(posted("late", MONDAY, MONDAY, "Kotlin"));
    assertThat(published()).isEmpty();
    send(posted("1", NOW, MONDAY, "Kotlin"));
    assertThat(row(published(), ON_MONDAY).total().posted()).isEqualTo(2);
  }

  @Test
  void postingOfTheSameContentIsNotReadAgain() {
    send(posted("1", MONDAY, MONDAY, "Kotlin"));
    assertThat(readings.readKeyValuesToMap()).containsKey("http:1");

    send(posted("1", THURSDAY, MONDAY, "Kotlin"));

    assertThat(readings.isEmpty()).isTrue();
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    assertThat(lastRow(ON_MONDAY)).satisfies(row -> assertThat(row.total()).isEqualTo(Counts.ONE_POSTED));
  }

  @Test
  void readingSaysWhereEachSkillWasFound() {
    send(posted("1", MONDAY, MONDAY, "We use Kotlin."));

    PostingRead reading = lastReading();
    assertThat(reading.employer()).isEqualTo("Acme");
    assertThat(reading.industry()).isEqualTo("fintech");
    assertThat(reading.taxonomy()).isEqualTo(TAXONOMY.version());
    assertThat(reading.skills()).singleElement().satisfies(found -> {
      assertThat(found.skill()).isEqualTo("kotlin");
      assertThat(found.field()).isEqualTo("text");
      assertThat("We use Kotlin.".substring(found.start(), found.end())).isEqualTo("Kotlin").isEqualTo(found.as());
      assertThat(found.snippet()).contains("We use Kotlin");
    });
  }

  @Test
  void readingCarriesPayByTheYearAndTheLanguageOfTheText() {
    send(posted("1", MONDAY, MONDAY, "We are looking for somebody who knows Kotlin. The rate is £500 a day."));

    PostingRead reading = lastReading();
    assertThat(reading.language()).isEqualTo("en");
    assertThat(reading.pay())
        .containsExactly(new PostingRead.Pay(500.0, 500.0, "GBP", "day", 115_000.0, 115_000.0));
  }

  @Test
  void whatCannotBeCountedIsRejectedAsItCameAndTheFlowGoesOn() {
    byte[] poison = "{\"type\":\"posted\"".getBytes(UTF_8);
    postings.pipeInput("http:1", poison);
    postings.pipeInput("http:other", EventJson.write(posted("1", MONDAY, MONDAY, "Kotlin")));
    postings.pipeInput("http:1", EventJson.write(posted("1", NOW, NOW.plus(Duration.ofDays(2)), "Kotlin")));
    postings.pipeInput("http:1", null);
    postings.pipeInput("http:1", new byte[5_000_000]);
    send(posted("1", MONDAY, MONDAY, "Kotlin"));

    List<TestRecord<byte[], byte[]>> out = rejected.readRecordsToList();
    assertThat(out).extracting(record -> header(record, "reason"))
        .containsExactly("malformed", "wrong-key", "future", "malformed", "malformed");
    assertThat(out.getFirst().value()).isEqualTo(poison);
    assertThat(header(out.getFirst(), "topic")).isEqualTo("job-postings");
    assertThat(out.getLast().value()).hasSize(64 * 1024);
    assertThat(header(out.getLast(), "length")).isEqualTo("5000000");
    assertThat(row(published(), ON_MONDAY).total().posted()).isEqualTo(1);
  }

  @Test
  void posterThatIsTooLongToBeSentOnIsRejected() {
    send(new JobPosted(new PostingId("http", "1"), MONDAY, MONDAY, MONDAY, null, "a".repeat(7_000_000), null,
        new Content(null, "Kotlin", TextFormat.PLAIN, null), Stated.NOTHING));

    assertThat(header(rejected.readRecord(), "detail")).startsWith("poster:");
    assertThat(published()).isEmpty();
  }

  @Test
  void recordInAnotherPartitionThanItsKeySaysIsRejected() {
    driver.close();
    open(1_000);

    send(posted("1", MONDAY, MONDAY, "Kotlin"));

    assertThat(header(rejected.readRecord(), "reason")).isEqualTo("wrong-partition");
    assertThat(published()).isEmpty();
  }

  @Test
  void timesThatCannotBeAreRejectedEachByItsName() {
    Instant before = Instant.parse("-1000000000-01-01T00:00:00Z");
    Instant ahead = NOW.plus(Duration.ofDays(2));
    send(posted("1", ahead, MONDAY, "Kotlin"));
    send(posted("1", MONDAY, before, "Kotlin"));
    send(new JobWithdrawn(new PostingId("http", "1"), MONDAY, ahead));

    assertThat(rejected.readRecordsToList()).extracting(record -> header(record, "detail").split(":", 2)[0])
        .containsExactly("revision", "posted", "withdrawn");
  }

  @Test
  void postingOfAllButBlanksIsPublishedWithinBounds() {
    send(posted("1", MONDAY, MONDAY, "Spring" + " ".repeat(1_000_000) + "Boot, Kotlin"));

    assertThat(readings.readRecord().value().length).isLessThan(100_000);
    assertThat(rejected.isEmpty()).isTrue();
  }

  private void send(PostingEvent event) {
    postings.pipeInput(event.key(), EventJson.write(event));
  }

  private static JobPosted valid(String id, Instant revision, Instant through) {
    return new JobPosted(new PostingId("http", id), revision, revision, MONDAY, through, "acme", null,
        new Content("Engineer", "Kotlin", TextFormat.PLAIN, null), Stated.NOTHING);
  }

  private static JobPosted posted(String id, Instant revision, Instant posted, String text) {
    return new JobPosted(new PostingId("http", id), revision, revision, posted, null, "acme", null,
        new Content("Engineer", text, TextFormat.PLAIN, null), new Stated("Acme", "fintech", null, List.of(), null));
  }

  private Map<String, Row> published() {
    driver.advanceWallClockTime(Duration.ofMillis(100));
    Map<String, Row> last = new HashMap<>();
    rows.readKeyValuesToMap().forEach((key, value) -> {
      if (value != null) { // a tombstone: the row has become empty
        last.put(key, RowCodec.decode(value));
      }
    });
    return last;
  }

  /** The row as the store has it; null when there is none. */
  private @Nullable Row lastRow(String key) {
    String store = key.startsWith("posting-marks") ? MarkCounter.ROWS : PostingCounter.ROWS;
    byte[] row = driver.<String, byte[]>getKeyValueStore(store).get(key);
    return row == null ? null : RowCodec.decode(row);
  }

  private PostingStanding lastStanding() {
    return ResultJson.standing(requireNonNull(standings.readKeyValuesToMap().get("http:1")));
  }

  private static Row row(Map<String, Row> rows, String key) {
    return requireNonNull(rows.get(key), key);
  }

  private PostingRead lastReading() {
    return ResultJson.reading(requireNonNull(readings.readKeyValuesToMap().get("http:1")));
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader("skilltide-" + name).value(), UTF_8);
  }
}
