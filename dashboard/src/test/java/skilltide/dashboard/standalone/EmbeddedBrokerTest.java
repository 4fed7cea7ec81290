package skilltide.dashboard.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.counting.CountingTopics;

/** The embedded broker and the topics on it, for real. */
class EmbeddedBrokerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final String clusterId = Uuid.randomUuid().toString();

  EmbeddedBrokerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void whatWasAcknowledgedIsThereAfterARestart() throws Exception {
    TopicPartition partition = new TopicPartition("test-job-postings", 3);
    try (EmbeddedBroker broker = start()) {
      new Topics(settings(broker), 4).make();
      publish(broker, new ProducerRecord<>(partition.topic(), partition.partition(), bytes("http:1"), bytes("Go")));
    }

    try (EmbeddedBroker again = start()) {
      new Topics(settings(again), 4).make();
      ConsumerRecord<byte[], byte[]> kept = first(again, partition);

      assertThat(new String(kept.key(), UTF_8)).isEqualTo("http:1");
      assertThat(new String(kept.value(), UTF_8)).isEqualTo("Go");
    }
  }

  @Test
  void topicsAreMadeAsTheirUseAsksAndKeepTheirNumberOfPartitions() throws Exception {
    try (EmbeddedBroker broker = start(); Admin admin = Admin.create(settings(broker).client(Map.of()))) {
      new Topics(settings(broker), 2).make();

      // A topic is confirmed before every listing knows of it.
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(admin.listTopics().names().get())
          .containsExactlyInAnyOrder("test-job-postings", "test-glossary-views", "test-view-counts",
              "test-countings", "test-rejected-events", "test-source-states", "test-source-reports"));
      assertThat(setting(admin, "test-job-postings", "retention.ms")).isEqualTo("-1");
      assertThat(setting(admin, "test-job-postings", "cleanup.policy")).isEqualTo("delete");
      assertThat(setting(admin, "test-glossary-views", "retention.ms")).isEqualTo("2592000000");
      assertThat(setting(admin, "test-view-counts", "cleanup.policy")).isEqualTo("compact");
      assertThat(setting(admin, "test-view-counts", "delete.retention.ms")).isEqualTo("604800000");
      assertThatThrownBy(() -> new Topics(settings(broker), 3).make()).isInstanceOf(CannotStartException.class)
          .hasMessageContaining("has 2 partitions, not 3").hasMessageContaining("--partitions 2");
    }
  }

  @Test
  void doctorTellsWhichTopicsOfACountingKeepWordOfWhatIsGoneForTooShort() throws Exception {
    try (EmbeddedBroker broker = start(); Admin admin = Admin.create(settings(broker).client(Map.of()))) {
      Topics topics = new Topics(settings(broker), 2);
      topics.make();
      NewTopic earlier = CountingTopics.topic("test-skill-counts-v1", 2, Map.of("cleanup.policy", "compact"));
      admin.createTopics(List.of(earlier, CountingTopics.compacted("test-posting-readings-v1", 2))).all().get();
      await().atMost(PATIENCE).until(() -> admin.listTopics().names().get().contains("test-posting-readings-v1"));
      List<Finding> found = new ArrayList<>();

      new TopicChecks(admin, topics, 1).addTo(found);

      assertThat(found).filteredOn(finding -> finding.check().startsWith("test-")).singleElement()
          .satisfies(finding -> assertThat(finding.toString()).contains("test-skill-counts-v1", "86400000",
              "delete.retention.ms=604800000"));
    }
  }

  @Test
  void poisonOfFiveMegabytesReachesThePlaceWhereItIsRejected() throws Exception {
    TopicPartition partition = new TopicPartition("test-job-postings", 0);
    try (EmbeddedBroker broker = start()) {
      new Topics(settings(broker), 1).make();
      publish(broker, new ProducerRecord<>(partition.topic(), partition.partition(), null, new byte[5_000_000]));

      assertThat(first(broker, partition).value()).hasSize(5_000_000);
    }
  }

  private EmbeddedBroker start() {
    return EmbeddedBroker.start(folder, clusterId);
  }

  private static KafkaSettings settings(EmbeddedBroker broker) {
    return new KafkaSettings(broker.bootstrapServers(), "test-", Map.of());
  }

  private static void publish(EmbeddedBroker broker, ProducerRecord<byte[], byte[]> event) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
        settings(broker).client(Map.of("acks", "all", "max.request.size", 6_000_000)),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      assertThat(producer.send(event).get().hasOffset()).isTrue();
    }
  }

  private static ConsumerRecord<byte[], byte[]> first(EmbeddedBroker broker, TopicPartition partition) {
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings(broker).client(Map.of()),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      ConsumerRecords<byte[], byte[]> records = consumer.poll(PATIENCE);
      assertThat(records.count()).isEqualTo(1);
      return records.iterator().next();
    }
  }

  private static String setting(Admin admin, String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).values().values().iterator().next().get().get(name).value();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
