package skilltide.streams.topology;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.JobPosted;
import skilltide.streams.read.PostingReader;
import skilltide.streams.read.Reading;
import skilltide.streams.result.Grain;
import skilltide.streams.result.ResultTopics;

/**
 * The same counts as the DSL suggests it: a record a skill and facet value, grouped by them and counted in a default
 * store. It knows no update, no withdrawal and no repost.
 */
final class DslCount {
  private DslCount() {}

  static Topology topology(EventTopics events, ResultTopics results, PostingReader reader) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(events.jobPostings(), Consumed.with(Serdes.String(), Serdes.ByteArray()))
        .flatMap((key, value) -> counted(value, reader), Named.as("read"))
        .groupByKey(Grouped.with("by-skill-and-facet", Serdes.String(), Serdes.Integer()))
        .count(Named.as("count"), Materialized.as("counts"))
        .toStream(Named.as("changes"))
        .to(results.prefix() + BenchTopics.DSL_COUNTS, Produced.with(Serdes.String(), Serdes.Long()));
    return builder.build();
  }

  private static List<KeyValue<String, Integer>> counted(byte[] value, PostingReader reader) {
    List<KeyValue<String, Integer>> counted = new ArrayList<>();
    if (EventJson.readPosting(value) instanceof JobPosted event && event.posted() != null) {
      Reading reading = reader.read(event.content(), event.stated());
      String day = Long.toString(Grain.DAY.bucket(event.posted()));
      add(counted, reading, day + "/all/");
      add(counted, reading, day + "/source/" + event.posting().source());
      if (reading.industry() != null) {
        add(counted, reading, day + "/industry/" + reading.industry().id());
      }
      reading.roles().forEach(role -> add(counted, reading, day + "/role/" + role.id()));
      reading.countries().forEach(country -> add(counted, reading, day + "/country/" + country));
    }
    return counted;
  }

  private static void add(List<KeyValue<String, Integer>> counted, Reading reading, String row) {
    counted.add(KeyValue.pair(row + '/' + CountsDigest.TOTAL, 1));
    reading.skills().forEach(one -> counted.add(KeyValue.pair(row + '/' + one.skill().id(), 1)));
  }
}
