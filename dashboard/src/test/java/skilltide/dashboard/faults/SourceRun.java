package skilltide.dashboard.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import skilltide.dashboard.faults.HeldBoard.Manner;
import skilltide.ingest.event.EventJson;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.PostingEvent;

/** Two instances share a source; the one that asks it is killed in the middle of a round, again and again. */
final class SourceRun implements AutoCloseable {
  private static final String PREFIX = "sources.";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  /** So many that they are published in many transactions. */
  private static final int MANY = 15_000;
  private static final int FEW = 300;

  private final BrokerCluster cluster;
  private final Path folder = FaultRun.folder("sources");
  private final HeldBoard board = new HeldBoard();
  private final Map<String, IngestProcess> instances = new HashMap<>();
  private final Map<Integer, String> texts = new TreeMap<>();
  private final List<String> expected = new ArrayList<>();
  private final List<String> published = new ArrayList<>();
  private final List<Duration> recoveries = new ArrayList<>();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private Instant killed = Instant.EPOCH;
  private int next;

  SourceRun(BrokerCluster cluster) throws IOException {
    this.cluster = cluster;
    show(MANY, 0, Manner.HELD); // the first of all rounds
    start("one");
    start("two");
    consumer = Topic.consumer(cluster.servers());
    List<TopicPartition> partitions = IntStream.range(0, IngestProcess.PARTITIONS)
        .mapToObj(each -> new TopicPartition(new EventTopics(PREFIX).jobPostings(), each)).toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  private void start(String name) throws IOException {
    Path configuration = Files.writeString(folder.resolve(name + ".yaml"), """
        sources:
          - board: greenhouse
            of: [acme]
            every: 1s
            requests-per-minute: 1000
            address: %s
        """.formatted(board.address(name)));
    instances.put(name, IngestProcess.start(name, cluster.servers(), folder,
        List.of("--topic-prefix", PREFIX, "--config", configuration.toString())));
  }

  /** While what a round has found is being published. */
  void killAmidPublishing() throws Exception {
    awaitBoth();
    if (next > MANY) {
      show(MANY, MANY / 2, Manner.HELD);
    }
    var unused = board.whoWaits();
    int before = published.size();
    board.letGo();
    String owner = board.whoWasAnswered();
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).pollInSameThread()
        .until(() -> read(Duration.ofMillis(10)) > before);
    kill(owner);
    assertThat(read(Duration.ofSeconds(1))).as("published when its owner was killed")
        .isGreaterThan(before).isLessThan(expected.size());
    recover(owner);
  }

  /** When a board has sent half of its answer. */
  void killAmidReading() throws Exception {
    awaitBoth();
    show(FEW, FEW, Manner.HALF);
    String owner = board.whoWaits();
    kill(owner);
    board.letGo();
    recover(owner);
  }

  /** Waits until both take part and none is about to hand anything over. */
  private void awaitBoth() {
    String group = PREFIX + "skilltide-sources";
    try (Admin admin = cluster.admin()) {
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
        ConsumerGroupDescription now = admin.describeConsumerGroups(List.of(group)).all().get().get(group);
        return now != null && now.groupState() == GroupState.STABLE && now.members().size() == instances.size();
      });
    }
  }

  private void kill(String owner) {
    IngestProcess victim = instances.remove(owner);
    if (victim == null) {
      throw new AssertionError("Nobody is called " + owner);
    }
    killed = Instant.now();
    victim.close();
  }

  private void recover(String owner) throws IOException {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).pollInSameThread()
        .until(() -> read(Duration.ofMillis(50)) >= expected.size());
    recoveries.add(Duration.between(killed, Instant.now()));
    start(owner);
  }

  /** The board shows some more and some less; of those that stay one in ten says something else. */
  private void show(int more, int less, Manner manner) {
    boolean first = texts.isEmpty();
    List.copyOf(texts.keySet()).stream().limit(less).forEach(id -> {
      texts.remove(id);
      expected.add("gone " + id);
    });
    texts.replaceAll((id, text) -> {
      if (id % 10 != 0) {
        return text;
      }
      expected.add("posted %d: %s again".formatted(id, text));
      return text + " again";
    });
    for (int end = next + more; next < end; next++) {
      texts.put(next, "Kotlin " + next);
      expected.add("posted %d: Kotlin %d%s".formatted(next, next, first ? " (backfill)" : ""));
    }
    board.shows(texts, manner);
  }

  private int read(Duration patience) {
    consumer.poll(patience).forEach(record -> published.add(words(EventJson.readPosting(record.value()))));
    return published.size();
  }

  private static String words(PostingEvent event) {
    String id = event.key().substring(event.key().indexOf(':') + 1);
    return event instanceof JobPosted posted
        ? "posted %s: %s%s".formatted(id, posted.content().text(),
            Boolean.TRUE.equals(posted.backfill()) ? " (backfill)" : "")
        : "gone " + id;
  }

  /** Nothing is lost and nothing is there twice. */
  void check(int times) {
    List<String> lost = new ArrayList<>(expected);
    List<String> twice = new ArrayList<>(published);
    Map<String, Integer> counts = new HashMap<>();
    expected.forEach(line -> counts.merge(line, 1, Integer::sum));
    published.forEach(line -> counts.merge(line, -1, Integer::sum));
    lost.removeIf(line -> counts.getOrDefault(line, 0) <= 0);
    twice.removeIf(line -> counts.getOrDefault(line, 0) >= 0);
    assertThat(lost).as("lost").isEmpty();
    assertThat(twice).as("there, though it must not be, or not twice").isEmpty();
    FaultTable.add("kill -9 who asks a source, in the middle of a round (until the other one has published all of it)",
        2, times, published.size(), 0, recoveries);
  }

  @Override
  public void close() throws ExecutionException, InterruptedException {
    consumer.close();
    instances.values().forEach(IngestProcess::close);
    board.close();
    try (Admin admin = cluster.admin()) {
      List<String> ours = admin.listTopics().names().get().stream().filter(topic -> topic.startsWith(PREFIX)).toList();
      admin.deleteTopics(ours).all().get();
    }
  }
}
