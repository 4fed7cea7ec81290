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
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.counting.CountingTopics;

/** The embedded broker and the topics on it, for real. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedBrokerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CHANGE = "kafka-configs.sh --alter --topic set-job-postings --add-config ";

  private final String clusterId = Uuid.randomUuid().toString();
  private EmbeddedBroker shared;
  private Admin admin;

  @BeforeAll
  void start(@TempDir Path folder) {
    shared = EmbeddedBroker.start(folder, clusterId);
    admin = Admin.create(settings(shared, "").client(Map.of()));
  }

  @AfterAll
  void stop() {
    admin.close();
    shared.close();
  }

  @Test
  void whatWasAcknowledgedIsThereAfterARestart(@TempDir Path folder) throws Exception {
    TopicPartition partition = new TopicPartition("test-job-postings", 3);
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder, clusterId)) {
      new Topics(settings(broker, "test-"), 4).make();
      publish(broker, new ProducerRecord<>(partition.topic(), partition.partition(), bytes("http:1"), bytes("Go")));
    }

    try (EmbeddedBroker again = EmbeddedBroker.start(folder, clusterId)) {
      new Topics(settings(again, "test-"), 4).make();
      ConsumerRecord<byte[], byte[]> kept = first(again, partition);

      assertThat(new String(kept.key(), UTF_8)).isEqualTo("http:1");
      assertThat(new String(kept.value(), UTF_8)).isEqualTo("Go");
    }
  }

  @Test
  void topicsAreMadeAsTheirUseAsksAndKeepTheirNumberOfPartitions() throws Exception {
    new Topics(settings(shared, "test-"), 2).make();

    // A topic is confirmed before every listing knows of it.
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(admin.listTopics().names().get())
        .filteredOn(topic -> topic.startsWith("test-"))
        .containsExactlyInAnyOrder("test-job-postings", "test-glossary-views", "test-view-counts",
            "test-countings", "test-rejected-events", "test-source-states", "test-source-reports"));
    assertThat(setting("test-job-postings", "retention.ms")).isEqualTo("-1");
    assertThat(setting("test-job-postings", "cleanup.policy")).isEqualTo("delete");
    assertThat(setting("test-glossary-views", "retention.ms")).isEqualTo("2592000000");
    assertThat(setting("test-view-counts", "cleanup.policy")).isEqualTo("compact");
    assertThat(setting("test-view-counts", "delete.retention.ms")).isEqualTo("604800000");
    assertThatThrownBy(() -> new Topics(settings(shared, "test-"), 3).make()).isInstanceOf(CannotStartException.class)
        .hasMessageContaining("has 2 partitions, not 3").hasMessageContaining("--partitions 2");
  }

  @Test
  void poisonOfFiveMegabytesReachesThePlaceWhereItIsRejected() throws Exception {
    TopicPartition partition = new TopicPartition("poison-job-postings", 0);
    new Topics(settings(shared, "poison-"), 1).make();
    publish(shared, new ProducerRecord<>(partition.topic(), partition.partition(), null, new byte[5_000_000]));

    assertThat(first(shared, partition).value()).hasSize(5_000_000);
  }

  @Test
  void doctorTellsOfWhatIsNotSetAsItIsMade() throws Exception {
    Topics topics = new Topics(settings(shared, "set-"), 2);
    topics.make();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(found(topics, 1)).containsExactly(
        "ok topics: 7 of 7 are there, as they should be",
        "warn brokers: broker 1 is set otherwise than docker-compose.yml sets them: in each server.properties:"
            + " transaction.abort.timed.out.transaction.cleanup.interval.ms=1000"));

    set("set-job-postings",
        Map.of("cleanup.policy", "compact", "retention.ms", "86400000", "max.message.bytes", "1000"));

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(found(topics, 1)).contains(
        "ok topics: 7 of 7 are there, some not as they should be",
        "fail set-job-postings: has cleanup.policy=compact, not delete: " + CHANGE + "cleanup.policy=delete",
        "warn set-job-postings: loses postings after 86400000 ms: " + CHANGE
            + "retention.ms=-1: what has left cannot be read again by a newer taxonomy",
        "warn set-job-postings: takes records of 1000 bytes at most: " + CHANGE + "max.message.bytes=6291456")
        .hasSize(5));
    assertThat(found(new Topics(settings(shared, "set-"), 3), 1)).contains(
        "fail set-view-counts: has 2 partitions, not 3: start with --partitions 2: the number cannot change once events"
            + " are counted");
  }

  @Test
  void doctorTellsOfMissingCopiesWhereThereAreBrokersForThem() throws Exception {
    Topics topics = new Topics(settings(shared, "copies-"), 1);
    topics.make();

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(found(topics, 3))
        .anyMatch(each -> each.startsWith("warn copies-job-postings: lies on 1 of 3 brokers: kafka-reassign"))
        .anyMatch(each -> each.startsWith("warn copies-job-postings: has min.insync.replicas=1: kafka-configs.sh"))
        .anyMatch(each -> each.startsWith("warn brokers: ") && each.contains("default.replication.factor=3,")
            && each.contains("transaction.state.log.min.isr=2")));
  }

  @Test
  void doctorTellsWhichTopicsOfACountingKeepWordOfWhatIsGoneForTooShort() throws Exception {
    Topics topics = new Topics(settings(shared, "kept-"), 2);
    topics.make();
    NewTopic earlier = CountingTopics.topic("kept-skill-counts-v1", 2, Map.of("cleanup.policy", "compact"));
    admin.createTopics(List.of(earlier, CountingTopics.compacted("kept-posting-readings-v1", 2))).all().get();

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(found(topics, 1))
        .filteredOn(each -> each.contains(" kept-")).singleElement().asString()
        .contains("kept-skill-counts-v1", "86400000", "delete.retention.ms=604800000"));
  }

  @Test
  void doctorMakesNoTopic() throws Exception {
    assertThat(found(new Topics(settings(shared, "none-"), 2), 1))
        .contains("ok topics: 0 of 7 are there, as they should be")
        .anyMatch(each -> each.startsWith("ok new topics: will be made at the start: none-countings, none-"));
    assertThat(admin.listTopics().names().get()).noneMatch(topic -> topic.startsWith("none-"));
  }

  private List<String> found(Topics topics, int brokers) throws InterruptedException {
    List<Finding> found = new ArrayList<>();
    new TopicChecks(admin, topics, brokers).addTo(found);
    return found.stream().map(each -> each.outcome().word() + ' ' + each.check() + ": " + each.text()).toList();
  }

  private static KafkaSettings settings(EmbeddedBroker broker, String prefix) {
    return new KafkaSettings(broker.bootstrapServers(), prefix, Map.of());
  }

  private static void publish(EmbeddedBroker broker, ProducerRecord<byte[], byte[]> event) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
        settings(broker, "").client(Map.of("acks", "all", "max.request.size", 6_000_000)),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      assertThat(producer.send(event).get().hasOffset()).isTrue();
    }
  }

  private static ConsumerRecord<byte[], byte[]> first(EmbeddedBroker broker, TopicPartition partition) {
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings(broker, "").client(Map.of()),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      ConsumerRecords<byte[], byte[]> records = consumer.poll(PATIENCE);
      assertThat(records.count()).isEqualTo(1);
      return records.iterator().next();
    }
  }

  private String setting(String topic, String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).values().values().iterator().next().get().get(name).value();
  }

  private void set(String topic, Map<String, String> settings) throws Exception {
    List<AlterConfigOp> changes = settings.entrySet().stream()
        .map(each -> new AlterConfigOp(new ConfigEntry(each.getKey(), each.getValue()), AlterConfigOp.OpType.SET))
        .toList();
    admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), changes)).all().get();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
