package skilltide.dashboard.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import skilltide.dashboard.faults.RejectedEvents.Rejected;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.counting.CountingLog;
import skilltide.streams.result.Counting;
import skilltide.streams.result.ResultTopics;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * One scenario: instances count a stream of events in topics of their own, something befalls them, and in the end
 * everything is checked. Its folder stays when it fails.
 */
final class FaultRun implements AutoCloseable {
  static final int PARTITIONS = 3;
  private static final String STREAMS = "streams";
  private static final int FIRST_COUNTING = 1;
  private static final int EVENTS_A_SECOND = Integer.getInteger("skilltide.faults.rate", 100);
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MOST_TOLD = 30;

  private final BrokerCluster cluster;
  private final String name;
  private final Path folder;
  private final EventTopics topics;
  private ResultTopics results;
  private final List<InstanceProcess> instances;
  private final long seed = Long.getLong("skilltide.faults.seed", 42);
  private final Random random = new Random(seed);
  private final EventStream events;
  private Flow flow;
  private final List<Duration> recoveries = new ArrayList<>();
  private int counting = FIRST_COUNTING;
  private boolean passed;

  private FaultRun(BrokerCluster cluster, String name, Path folder, List<InstanceProcess> instances) {
    this.cluster = cluster;
    this.name = name;
    this.folder = folder;
    this.instances = instances;
    topics = new EventTopics(prefix(name));
    results = new ResultTopics(prefix(name), FIRST_COUNTING);
    instances.forEach(InstanceProcess::start);
    try {
      awaitTopics();
      flow = new Flow(counts(), PARTITIONS);
      events = new EventStream(cluster.servers(), topics, PARTITIONS, seed, Wanted.all(), EVENTS_A_SECOND);
      events.start();
      flow.awaitPast(Instant.now(), START);
    } catch (RuntimeException | Error e) {
      instances.forEach(InstanceProcess::close);
      throw e;
    }
  }

  /**
   * Starts one; returns when events flow through.
   *
   * @param name part of topics' names, lower-case letters, digits and hyphens
   */
  static FaultRun start(BrokerCluster cluster, String name, int instances) {
    Path folder = folder(name);
    return new FaultRun(cluster, name, folder, IntStream.rangeClosed(1, instances)
        .mapToObj(i -> instance(name, i, cluster.servers(), folder)).toList());
  }

  /** As {@link #start}, with instances of another program than the one under test. */
  static FaultRun startBy(Path jar, BrokerCluster cluster, String name, int instances) {
    Path folder = folder(name);
    List<InstanceProcess> all = IntStream.rangeClosed(1, instances)
        .mapToObj(i -> instance(name, i, cluster.servers(), folder)).toList();
    all.forEach(each -> each.runBy(Optional.of(jar)));
    return new FaultRun(cluster, name, folder, all);
  }

  /** As {@link #start}, with one instance whose data lies elsewhere. */
  static FaultRun startOn(BrokerCluster cluster, String name, Path data) {
    Path folder = folder(name);
    return new FaultRun(cluster, name, folder,
        List.of(new InstanceProcess("instance-1", STREAMS, cluster.servers(), prefix(name), PARTITIONS, data, folder)));
  }

  /** As {@link #start}, with a first instance that reaches the brokers by way of their proxies. */
  static FaultRun startBehindProxies(BrokerCluster cluster, String name, int instances) {
    Path folder = folder(name);
    return new FaultRun(cluster, name, folder, IntStream.rangeClosed(1, instances)
        .mapToObj(i -> instance(name, i, i == 1 ? cluster.proxiedServers() : cluster.servers(), folder)).toList());
  }

  /** Where all that it has lies; made anew. */
  static Path folder(String name) {
    Path folder = Path.of("target", "faults", name);
    delete(folder);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<InstanceProcess> instances() {
    return instances;
  }

  /** One that shows what these count; does not start it. */
  InstanceProcess dashboard() {
    return new InstanceProcess("dashboard", "dashboard", cluster.servers(), prefix(name), PARTITIONS,
        folder.resolve("data-dashboard"), folder);
  }

  /** One that takes postings into topics of its own, beside these; returns when it answers. */
  IngestProcess ingest(String topicPrefix) {
    return IngestProcess.start("ingest", cluster.servers(), folder, List.of("--topic-prefix", topicPrefix));
  }

  InstanceProcess anyInstance() {
    return instances.get(random.nextInt(instances.size()));
  }

  EventStream events() {
    return events;
  }

  Random random() {
    return random;
  }

  /** From now on everything is expected of the next counting, which reads postings by another taxonomy. */
  void countedAgainBy(Taxonomy taxonomy) throws InterruptedException {
    counting++;
    results = new ResultTopics(prefix(name), counting);
    events.readBy(taxonomy);
    flow.close();
    flow = new Flow(counts(), PARTITIONS);
  }

  /** Which countings there are. */
  List<Counting> countings() {
    try (CountingLog log = new CountingLog(new KafkaSettings(cluster.servers(), prefix(name), Map.of()))) {
      return log.read().all();
    }
  }

  /** Where it may write files of its own. */
  Path folder() {
    return folder;
  }

  /** Lets things go on for a random while. */
  void goOn(Duration most) {
    events.awaitMore(random.nextInt((int) (most.toMillis() * EVENTS_A_SECOND / 1_000)));
  }

  /** Waits until events that were sent after the fault are counted everywhere, and notes how long that took. */
  void recover(Instant fault) {
    flow.awaitPast(Instant.now(), PATIENCE);
    recoveries.add(Duration.between(fault, Instant.now()));
  }

  /**
   * Ends the stream, waits until all of it is counted, and checks: every count is what it must be, what was sent was
   * counted or rejected, nobody is stuck.
   *
   * @param fault what was done, for the table
   * @param times how often
   */
  void check(String fault, int times) throws ExecutionException, InterruptedException {
    events.finish();
    try (Admin admin = cluster.admin()) {
      InputOffsets offsets = new InputOffsets(admin, topics, results, PARTITIONS);
      Map<TopicPartition, Long> ends = offsets.ends();
      for (var sent : events.sent().entrySet()) {
        assertThat(InputOffsets.sum(ends, sent.getKey())).as("records in %s", sent.getKey()).isEqualTo(sent.getValue());
      }
      await().alias("all instances of " + instances + " are well").atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200)).until(() -> instances.stream().allMatch(InstanceProcess::isUp));
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).alias("all that was sent is read")
          .untilAsserted(() -> assertThat(offsets.read(ends)).isEqualTo(ends));
    }
    awaitCounts();
    Map<EventStream.Place, String> rejected = rejectedEvents()
        .entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().reason()));
    assertThat(rejected).isEqualTo(events.rejected());
    FaultTable.add(fault, instances.size(), times, events.sent().values().stream().mapToLong(Long::longValue).sum(),
        rejected.size(), recoveries);
    passed = true;
  }

  /** How many postings name each skill, over all time. Complete once it was checked. */
  Map<String, Long> postings() {
    Map<String, Long> postings = new TreeMap<>();
    events.counts().at(Instant.now()).forEach((row, counts) -> {
      if (row.startsWith("day/") && row.endsWith("/all/")) {
        counts.forEach((skill, count) -> postings.merge(skill, (long) count.posted(), Long::sum));
      }
    });
    postings.remove("");
    postings.values().removeIf(count -> count == 0);
    return postings;
  }

  /** What was rejected; postings as often as they were counted, views once. */
  Map<EventStream.Place, Rejected> rejectedEvents() {
    return RejectedEvents.of(new Topic(cluster.servers(), results.rejectedEvents()),
        topic -> topic.equals(topics.jobPostings()) ? counting : 1);
  }

  private void awaitCounts() {
    Instant end = Instant.now().plus(PATIENCE);
    await().atMost(PATIENCE.multipliedBy(2)).pollInterval(Duration.ofSeconds(1)).pollInSameThread().until(() -> {
      List<String> wrong = PublishedCounts.differences(events.counts().at(Instant.now()), PublishedCounts.of(counts()));
      if (!wrong.isEmpty() && Instant.now().isAfter(end)) {
        throw new AssertionError("%s, seed %d, sent %s: %d counts are wrong; logs in %s%n%s".formatted(name, seed,
            events.sent(), wrong.size(), folder.toAbsolutePath(),
            wrong.stream().limit(MOST_TOLD).collect(Collectors.joining(System.lineSeparator()))));
      }
      return wrong.isEmpty();
    });
  }

  private List<Topic> counts() {
    return List.of(new Topic(cluster.servers(), results.skillCounts()),
        new Topic(cluster.servers(), results.viewCounts()));
  }

  private void awaitTopics() {
    try (Admin admin = cluster.admin()) {
      Set<String> wanted = Set.of(topics.jobPostings(), topics.glossaryViews(), results.skillCounts(),
          results.viewCounts());
      await().atMost(START).pollInterval(Duration.ofMillis(100))
          .until(() -> admin.listTopics().names().get().containsAll(wanted));
    }
  }

  private static InstanceProcess instance(String name, int number, String servers, Path folder) {
    return new InstanceProcess("instance-" + number, STREAMS, servers, prefix(name), PARTITIONS,
        folder.resolve("data-" + number), folder);
  }

  private static String prefix(String name) {
    return name + '.';
  }

  @Override
  public void close() throws InterruptedException, ExecutionException {
    instances.forEach(InstanceProcess::close);
    events.close();
    flow.close();
    try (Admin admin = cluster.admin()) {
      Set<String> ours = new TreeSet<>(admin.listTopics().names().get());
      ours.removeIf(topic -> !topic.startsWith(prefix(name)));
      admin.deleteTopics(ours).all().get();
    }
    if (passed) {
      delete(folder);
    }
  }
}
