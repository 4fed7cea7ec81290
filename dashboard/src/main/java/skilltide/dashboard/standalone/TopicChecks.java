package skilltide.dashboard.standalone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether topics, and brokers that will make some, are as Skilltide wants them.
 *
 * @param brokers how many there are, 1 or more
 */
record TopicChecks(Admin admin, Topics topics, int brokers) {
  private static final Logger LOG = LoggerFactory.getLogger(TopicChecks.class);
  private static final int COPIES = 3;
  private static final String FOR_EVER = "-1";
  private static final String POLICY = "cleanup.policy";
  private static final String RETENTION = "retention.ms";
  private static final String LARGEST = "max.message.bytes";
  private static final String TOMBSTONES = "delete.retention.ms";
  private static final String IN_SYNC = "min.insync.replicas";
  private static final String CHANGE = "kafka-configs.sh --alter --topic %s --add-config %s=%s";

  void addTo(List<Finding> all) throws InterruptedException {
    List<NewTopic> wanted = topics.wanted();
    Set<String> missing = new TreeSet<>();
    List<Finding> found = new ArrayList<>();
    KafkaChecks.check(all, "topics", () -> {
      Set<String> there = admin.listTopics().names().get();
      wanted.stream().map(NewTopic::name).filter(name -> !there.contains(name)).forEach(missing::add);
      found.addAll(differences(wanted.stream().filter(topic -> there.contains(topic.name())).toList()));
      found.addAll(differences(topics.counted(there)));
      return Finding.ok("topics", "%d of %d are there, %s".formatted(wanted.size() - missing.size(), wanted.size(),
          found.isEmpty() ? "as they should be" : "some not as they should be"));
    });
    all.addAll(found);
    if (!missing.isEmpty()) {
      KafkaChecks.check(all, "new topics", () -> makeable(wanted, missing));
    }
    KafkaChecks.check(all, "brokers", this::brokerSettings);
  }

  private Finding makeable(List<NewTopic> wanted, Set<String> missing) throws InterruptedException {
    try {
      admin.createTopics(wanted.stream().filter(topic -> missing.contains(topic.name())).toList(),
          new CreateTopicsOptions().validateOnly(true)).all().get();
      return Finding.ok("new topics", "will be made at the start: " + String.join(", ", missing));
    } catch (ExecutionException e) {
      KafkaProblem problem = KafkaProblem.of(e);
      return Finding.fail("new topics",
          "%s cannot be made: Kafka %s".formatted(String.join(", ", missing), problem.what()),
          problem.mend() + ", or start the roles ingest and streams first");
    }
  }

  private List<Finding> differences(List<NewTopic> there) throws ExecutionException, InterruptedException {
    Map<String, TopicDescription> described = described(there);
    Map<String, Config> configs = configs(there);
    List<Finding> found = new ArrayList<>();
    for (NewTopic wanted : there) {
      TopicDescription topic = described.get(wanted.name());
      if (topic != null) {
        laidOut(found, wanted, topic);
        set(found, wanted, configs.get(wanted.name()));
      }
    }
    return found;
  }

  private Map<String, TopicDescription> described(List<NewTopic> there)
      throws ExecutionException, InterruptedException {
    Map<String, TopicDescription> described = new HashMap<>();
    var asked = admin.describeTopics(there.stream().map(NewTopic::name).toList()).topicNameValues();
    for (var each : asked.entrySet()) {
      try {
        described.put(each.getKey(), each.getValue().get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) { // a counting's is removed when another is active
          throw e;
        }
      }
    }
    return described;
  }

  private Map<String, Config> configs(List<NewTopic> there) throws InterruptedException {
    Map<String, Config> configs = new HashMap<>();
    var asked = admin.describeConfigs(there.stream()
        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name())).toList()).values();
    for (var each : asked.entrySet()) {
      try {
        configs.put(each.getKey().name(), each.getValue().get());
      } catch (ExecutionException e) {
        LOG.debug("Who may not ask for the settings of {} is not told what they are", each.getKey(), e);
      }
    }
    return configs;
  }

  private void laidOut(List<Finding> found, NewTopic wanted, TopicDescription topic) {
    int partitions = topic.partitions().size();
    if (partitions != wanted.numPartitions()) {
      found.add(Finding.fail(topic.name(), "has %d partitions, not %d".formatted(partitions, wanted.numPartitions()),
          "start with --partitions " + partitions + ": the number cannot change once events are counted"));
    }
    int copies = topic.partitions().stream().mapToInt(partition -> partition.replicas().size()).min().orElse(0);
    if (brokers >= COPIES && copies < COPIES) {
      found.add(Finding.warn(topic.name(), "lies on %d of %d brokers".formatted(copies, brokers),
          "kafka-reassign-partitions.sh puts it on three, so that any one may be lost"));
    }
    long lacking = topic.partitions().stream().filter(partition -> partition.isr().size() < partition.replicas().size())
        .count();
    if (lacking > 0) {
      found.add(Finding.warn(topic.name(), "%d partitions lack a copy just now".formatted(lacking),
          "look whether all brokers run and their disks have room"));
    }
  }

  private void set(List<Finding> found, NewTopic wanted, @Nullable Config config) {
    if (config == null) {
      return;
    }
    String name = wanted.name();
    Map<String, String> want = wanted.configs() == null ? Map.of() : wanted.configs();
    String policy = want.getOrDefault(POLICY, "");
    if (!policy.equals(value(config, POLICY))) {
      found.add(Finding.fail(name, "has cleanup.policy=%s, not %s".formatted(value(config, POLICY), policy),
          CHANGE.formatted(name, POLICY, policy)));
    }
    if (FOR_EVER.equals(want.get(RETENTION)) && !FOR_EVER.equals(value(config, RETENTION))) {
      found.add(Finding.warn(name, "loses postings after %s ms".formatted(value(config, RETENTION)),
          CHANGE.formatted(name, RETENTION, FOR_EVER) + ": what has left cannot be read again by a newer taxonomy"));
    }
    long largest = Long.parseLong(want.getOrDefault(LARGEST, "0"));
    if (Long.parseLong(value(config, LARGEST)) < largest) {
      found.add(Finding.warn(name, "takes records of %s bytes at most".formatted(value(config, LARGEST)),
          CHANGE.formatted(name, LARGEST, largest)));
    }
    long tombstones = Long.parseLong(want.getOrDefault(TOMBSTONES, "0"));
    if (Long.parseLong(value(config, TOMBSTONES)) < tombstones) {
      found.add(Finding.warn(name, "keeps word of what is gone for %s ms".formatted(value(config, TOMBSTONES)),
          CHANGE.formatted(name, TOMBSTONES, tombstones)
              + ": who was away for longer goes on with what was forgotten"));
    }
    int inSync = Integer.parseInt(value(config, IN_SYNC));
    if (brokers >= COPIES && inSync != 2) {
      found.add(Finding.warn(name, "has min.insync.replicas=%d".formatted(inSync), CHANGE.formatted(name, IN_SYNC, 2)
          + ": with fewer, what was acknowledged may be lost; with more, one broker less stops all"));
    }
  }

  private Finding brokerSettings() throws ExecutionException, InterruptedException {
    String one = Integer.toString(admin.describeCluster().nodes().get().iterator().next().id());
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, one);
    Config config = admin.describeConfigs(List.of(broker)).all().get().getOrDefault(broker, new Config(List.of()));
    Map<String, String> change = new HashMap<>();
    atMost(config, change, "transaction.abort.timed.out.transaction.cleanup.interval.ms", 1_000);
    if (brokers >= COPIES) {
      for (String name : List.of("default.replication.factor", "offsets.topic.replication.factor",
          "transaction.state.log.replication.factor")) {
        exactly(config, change, name, COPIES);
      }
      exactly(config, change, IN_SYNC, 2);
      exactly(config, change, "transaction.state.log.min.isr", 2);
    }
    if (change.isEmpty()) {
      return Finding.ok("brokers", "set as docker-compose.yml sets them");
    }
    return Finding.warn("brokers", "broker %s is set otherwise than docker-compose.yml sets them".formatted(one),
        "in each server.properties: " + change.entrySet().stream().sorted(Map.Entry.comparingByKey())
            .map(each -> each.getKey() + '=' + each.getValue()).collect(Collectors.joining(", ")));
  }

  private static void atMost(Config config, Map<String, String> change, String name, int most) {
    String value = value(config, name);
    if (!value.isEmpty() && Long.parseLong(value) > most) {
      change.put(name, Integer.toString(most));
    }
  }

  private static void exactly(Config config, Map<String, String> change, String name, int wanted) {
    String value = value(config, name);
    if (!value.isEmpty() && Long.parseLong(value) != wanted) {
      change.put(name, Integer.toString(wanted));
    }
  }

  private static String value(Config config, String name) {
    ConfigEntry entry = config.get(name);
    return entry == null || entry.value() == null ? "" : entry.value();
  }
}
