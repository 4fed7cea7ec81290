package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.TermViewed;
import skilltide.ingest.trace.Traces;
import skilltide.streams.result.Counts;
import skilltide.streams.result.ResultTopics;
import skilltide.streams.result.RowCodec;
import skilltide.streams.taxonomy.Taxonomy;

@SuppressWarnings("NullAway.Init")
class ViewTopologyTest {
  private static final Instant NOW = Instant.parse("2026-11-06T12:10:00Z");

  private static final String TODAY = "glossary-views/0/day/2026-11-06/all/";

  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> views;
  private TestOutputTopic<String, byte[]> rows;
  private TestOutputTopic<String, byte[]> rejected;

  @BeforeEach
  void start(@TempDir Path state) {
    EventTopics events = new EventTopics("");
    ResultTopics results = ResultTopics.shared("");
    driver = Driven.topology(
        ViewTopology.build(events, results, Taxonomy.bundled(),
            Driven.settings(1, Traces.OFF)),
        state, NOW);
    views = driver.createInputTopic(events.glossaryViews(), new StringSerializer(), new ByteArraySerializer());
    rows = driver.createOutputTopic(results.viewCounts(), new StringDeserializer(), new ByteArrayDeserializer());
    rejected = driver.createOutputTopic(results.rejectedEvents(), new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void viewsCountByTheHourAndByTheDayUnderTheSkillThatTheTermNames() {
    send(new TermViewed("golang", "v1", NOW));
    send(new TermViewed("go", "v2", NOW.minus(Duration.ofHours(1))));
    send(new TermViewed("no such skill", "v3", NOW));

    Map<String, byte[]> published = published();
    assertThat(published).containsOnlyKeys("glossary-views/0/hour/2026-11-06T12/all/",
        "glossary-views/0/hour/2026-11-06T11/all/", TODAY);
    assertThat(today(published)).isEqualTo(Map.of("go", new Counts(0, 0, 0, 2, 0)));
    assertThat(rejected.readRecord().headers().lastHeader("skilltide-reason").value())
        .isEqualTo("unknown-term".getBytes(UTF_8));
  }

  @Test
  void viewsOfIndustriesRolesAndLevelsCountApartByTheDayAndAreNotUnknown() {
    send(new TermViewed("FinTech", "v1", NOW));
    send(new TermViewed("industries/fintech", "v1", NOW));
    send(new TermViewed("industries/fintech", "v2", NOW));
    send(new TermViewed("roles/backend", "v1", NOW));
    send(new TermViewed("levels/senior", "bot", NOW, true));

    Map<String, byte[]> published = published();
    assertThat(published).containsOnlyKeys("glossary-views/0/day/2026-11-06/term/industries/fintech",
        "glossary-views/0/day/2026-11-06/term/roles/backend", "glossary-views/0/day/2026-11-06/term/levels/senior");
    assertThat(RowCodec.decode(requireNonNull(published.get("glossary-views/0/day/2026-11-06/term/industries/fintech")))
        .total()).isEqualTo(new Counts(0, 0, 0, 2, 0));
    assertThat(RowCodec.decode(requireNonNull(published.get("glossary-views/0/day/2026-11-06/term/levels/senior")))
        .total()).isEqualTo(Counts.ONE_ROBOT);
    assertThat(rejected.isEmpty()).isTrue();
  }

  @Test
  void repeatedViewCountsOnceAndOneAfterHalfAnHourAgain() {
    send(new TermViewed("go", "v1", NOW.minus(Duration.ofMinutes(31))));
    send(new TermViewed("golang", "v1", NOW));
    send(new TermViewed("go", "v1", NOW.plus(Duration.ofMinutes(30))));
    send(new TermViewed("rust", "v1", NOW));

    assertThat(today(published()))
        .isEqualTo(Map.of("go", new Counts(0, 0, 0, 2, 0), "rust", Counts.ONE_VIEW));
  }

  @Test
  void earlierViewThatComesLateTakesThePlaceOfTheOneThatItMakesARepeat() {
    send(new TermViewed("go", "v1", NOW));
    assertThat(published()).containsKey("glossary-views/0/hour/2026-11-06T12/all/");

    send(new TermViewed("go", "v1", NOW.minus(Duration.ofMinutes(20))));

    assertThat(published()).containsEntry("glossary-views/0/hour/2026-11-06T12/all/", null)
        .containsKey("glossary-views/0/hour/2026-11-06T11/all/");
  }

  @Test
  void repeatedViewThatChangesNoRowIsKeptAllTheSame() {
    send(new TermViewed("go", "v1", NOW.minus(Duration.ofMinutes(15))));
    published();
    assertThat(halfHours()).hasSize(1);

    send(new TermViewed("go", "v1", NOW));
    assertThat(published()).isEmpty();

    assertThat(halfHours()).hasSize(2);
  }

  @Test
  void whatLayInTheTopicOverAWeekendIsStillKnownForARepeat() {
    Instant friday = NOW.minus(Duration.ofDays(3));
    send(new TermViewed("go", "v1", friday));
    driver.advanceWallClockTime(Duration.ofSeconds(20));
    send(new TermViewed("go", "v1", friday.plus(Duration.ofMinutes(10))));
    driver.advanceWallClockTime(Duration.ofSeconds(20));

    Map<String, byte[]> day = rows.readKeyValuesToMap();
    assertThat(RowCodec.decode(requireNonNull(day.get("glossary-views/0/day/2026-11-03/all/"))).skills())
        .isEqualTo(Map.of("go", Counts.ONE_VIEW));
    driver.advanceWallClockTime(Duration.ofMinutes(2));
    assertThat(halfHours()).as("once it is quiet").isEmpty();
  }

  @Test
  void robotsAreKeptApart() {
    send(new TermViewed("go", "v1", NOW));
    send(new TermViewed("go", "v1", NOW, true));
    send(new TermViewed("go", "v1", NOW, true));

    assertThat(today(published())).isEqualTo(Map.of("go", new Counts(0, 0, 0, 1, 1)));
  }

  @Test
  void hoursLeaveAfterNinetyDaysAndDaysStay() {
    send(new TermViewed("go", "v1", NOW));
    assertThat(published()).containsKey(TODAY);

    driver.advanceWallClockTime(ViewCounter.HOURS_KEPT.plus(Duration.ofHours(2)));

    assertThat(published()).containsExactly(entry("glossary-views/0/hour/2026-11-06T12/all/", null));
    assertThat(driver.<Bytes, byte[]>getKeyValueStore(ViewCounter.VIEWS).all()).isExhausted();
    send(new TermViewed("go", "v2", NOW));
    driver.advanceWallClockTime(Duration.ofSeconds(1)); // it lay for long: it is caught up with
    assertThat(published()).containsOnlyKeys(TODAY);
  }

  private void send(TermViewed view) {
    views.pipeInput(view.visitor(), EventJson.write(view));
  }

  private Map<String, byte[]> published() {
    driver.advanceWallClockTime(Duration.ofMillis(100));
    return rows.readKeyValuesToMap();
  }

  private List<Bytes> halfHours() {
    List<Bytes> keys = new ArrayList<>();
    try (var all = driver.<Bytes, byte[]>getKeyValueStore(ViewCounter.VIEWS).all()) {
      all.forEachRemaining(each -> keys.add(each.key));
    }
    return keys;
  }

  private static Map<String, Counts> today(Map<String, byte[]> published) {
    return RowCodec.decode(requireNonNull(published.get(TODAY))).skills();
  }
}
