package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.TermViewed;
import skilltide.streams.result.Counts;
import skilltide.streams.result.ResultTopics;
import skilltide.streams.result.RowCodec;
import skilltide.streams.taxonomy.Taxonomy;

class ViewTopologyTest {
  private static final Instant NOW = Instant.parse("2026-11-06T12:10:00Z");

  @Test
  void viewsCountByTheHourAndByTheDayUnderTheSkillThatTheTermNames(@TempDir Path state) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    EventTopics events = new EventTopics("");
    ResultTopics results = ResultTopics.shared("");
    try (TopologyTestDriver driver = new TopologyTestDriver(ViewTopology.build(events, results, 1,
        Duration.ofMillis(100), Taxonomy.bundled(), new StreamsMeters(new SimpleMeterRegistry())), properties, NOW)) {
      var views = driver.createInputTopic(events.glossaryViews(), new StringSerializer(), new ByteArraySerializer());
      var rows = driver.createOutputTopic(results.viewCounts(), new StringDeserializer(),
          new ByteArrayDeserializer());
      var rejected = driver.createOutputTopic(results.rejectedEvents(), new StringDeserializer(),
          new ByteArrayDeserializer());

      views.pipeInput("v1", EventJson.write(new TermViewed("golang", "v1", NOW)));
      views.pipeInput("v2", EventJson.write(new TermViewed("go", "v2", NOW.minus(Duration.ofHours(1)))));
      views.pipeInput("v3", EventJson.write(new TermViewed("no such skill", "v3", NOW)));
      driver.advanceWallClockTime(Duration.ofMillis(100));

      Map<String, byte[]> published = rows.readKeyValuesToMap();
      assertThat(published).containsOnlyKeys("glossary-views/0/hour/2026-11-06T12/all/",
          "glossary-views/0/hour/2026-11-06T11/all/", "glossary-views/0/day/2026-11-06/all/");
      assertThat(RowCodec.decode(requireNonNull(published.get("glossary-views/0/day/2026-11-06/all/"))).skills())
          .isEqualTo(Map.of("go", new Counts(0, 0, 0, 2, 0)));
      assertThat(rejected.readRecord().headers().lastHeader("skilltide-reason").value())
          .isEqualTo("unknown-term".getBytes(UTF_8));
    }
  }
}
