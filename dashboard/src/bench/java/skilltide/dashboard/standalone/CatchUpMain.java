package skilltide.dashboard.standalone;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import skilltide.dashboard.bench.Rows;
import skilltide.dashboard.cube.Change;
import skilltide.dashboard.cube.Column;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.cube.Slice;
import skilltide.dashboard.feed.Feed;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.result.Counting;
import skilltide.streams.result.Counting.State;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.result.ResultJson;
import skilltide.streams.result.ResultTopics;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * How long a dashboard takes after a start until its cube has caught up with a topic of rows, with the embedded Kafka in the same
 * process. Arguments: folder, which must not be there; postings; how many starts.
 */
final class CatchUpMain {
  private static final int PARTITIONS = 4;
  private static final Slice ALL = new Slice(Input.POSTINGS, Grain.DAY, Facet.ALL, "");

  private CatchUpMain() {}

  public static void main(String[] arguments) throws IOException, ExecutionException, InterruptedException {
    Path folder = Files.createDirectory(Path.of(arguments[0]));
    Taxonomy taxonomy = Taxonomy.bundled();
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, "c2tpbGx0aWRlLWJlbmNoMQ")) {
      KafkaSettings kafka = new KafkaSettings(broker.bootstrapServers(), "", Map.of());
      int postings = Integer.parseInt(arguments[1]);
      int rows = fill(kafka, taxonomy, postings);
      for (int start = 0; start < Integer.parseInt(arguments[2]); start++) {
        System.gc();
        long began = System.nanoTime();
        try (ApplicationContext context = ApplicationContext.builder().deduceEnvironment(false).banner(false)
            .properties(Map.of("skilltide.roles.dashboard", true, "skilltide.roles.ingest", false,
                "skilltide.roles.streams", false, "micronaut.server.host", "127.0.0.1", "micronaut.server.port", -1,
                "skilltide.version", "bench"))
            .singletons(kafka, Clock.systemUTC(), taxonomy).start()) {
          Feed feed = context.getBean(Feed.class);
          while (!feed.state().caughtUp()) {
            Thread.sleep(5);
          }
          double seconds = (System.nanoTime() - began) / 1e9;
          long counted = context.getBean(Cube.class).read(reader -> reader.total(ALL, Column.POSTED));
          if (counted != postings) {
            throw new IllegalStateException("%d postings counted, not %d".formatted(counted, postings));
          }
          System.out.printf("%d rows caught up with in %.2f s, a million in %.2f s%n", rows, seconds,
              seconds * 1e6 / rows);
        }
      }
    }
    System.exit(0); // whatever Kafka has left running
  }

  private static int fill(KafkaSettings kafka, Taxonomy taxonomy, int postings)
      throws ExecutionException, InterruptedException {
    ResultTopics topics = new ResultTopics("", 1);
    try (Admin admin = Admin.create(kafka.client(Map.of()));
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            kafka.client(Map.of("linger.ms", 20, "batch.size", 1 << 17)), new ByteArraySerializer(),
            new ByteArraySerializer())) {
      Map<String, String> compact = Map.of("cleanup.policy", "compact");
      admin.createTopics(List.of(new NewTopic(topics.countings(), 1, (short) 1).configs(compact),
          new NewTopic(topics.skillCounts(), PARTITIONS, (short) 1).configs(compact),
          new NewTopic(topics.viewCounts(), PARTITIONS, (short) 1).configs(compact))).all().get();
      int rows = Rows.of(taxonomy, postings, batch -> batch.forEach(change -> send(producer, topics, change)));
      var active = producer.send(new ProducerRecord<>(topics.countings(), 0, "1".getBytes(StandardCharsets.UTF_8),
          ResultJson.write(Counting.begun(1, State.ACTIVE, taxonomy.version(), "bench", Clock.systemUTC().instant()))));
      producer.flush();
      active.get();
      return rows;
    }
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, ResultTopics topics, Change change) {
    byte[] row = change.row();
    if (row != null) {
      var unused = producer.send(new ProducerRecord<>(topics.skillCounts(), change.key().partition(),
          change.key().toString().getBytes(StandardCharsets.UTF_8), row));
    }
  }
}
