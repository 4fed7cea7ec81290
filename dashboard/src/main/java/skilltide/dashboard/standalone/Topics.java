package skilltide.dashboard.standalone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.counting.CountingTopics;
import skilltide.streams.result.ResultTopics;

/**
 * Makes the topics of an instance's roles that all countings share, before anybody reads or writes them. All but the lists of countings
 * and of reports have the same number of partitions, for ever.
 */
final class Topics {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String MONTH = Long.toString(Duration.ofDays(30).toMillis());

  private final KafkaSettings kafka;
  private final int partitions;
  private final Set<Role> roles;

  /** Those of all roles. */
  Topics(KafkaSettings kafka, int partitions) {
    this(kafka, partitions, Set.of(Role.values()));
  }

  /**
   * @param partitions of each topic, 1 or more
   * @param roles whose topics
   */
  Topics(KafkaSettings kafka, int partitions, Set<Role> roles) {
    this.kafka = kafka;
    this.partitions = partitions;
    this.roles = Set.copyOf(roles);
  }

  /**
   * Makes the topics that are missing; returns when they can be written.
   *
   * @throws CannotStartException when Kafka does not answer or a topic has another number of partitions
   */
  void make() {
    withAdmin(admin -> {
      List<NewTopic> wanted = wanted();
      Set<String> there = admin.listTopics().names().get();
      List<NewTopic> missing = wanted.stream().filter(topic -> !there.contains(topic.name())).toList();
      check(admin, wanted.stream().filter(topic -> there.contains(topic.name())).toList());
      make(admin, missing);
    });
  }

  /**
   * Makes sure that Kafka allows the roles what they do there, as far as it can be asked.
   *
   * @throws CannotStartException when it does not, with what is lacking
   */
  void requireRights() {
    withAdmin(admin -> {
      List<String> lacking = Rights.of(roles, kafka.topicPrefix()).lacking(admin, admin.listTopics().names().get());
      if (!lacking.isEmpty()) {
        throw new CannotStartException("Kafka at %s does not allow this instance to %s: grant its user what %s lists."
            .formatted(kafka.bootstrapServers(), String.join(", ", lacking), KafkaProblem.RIGHTS));
      }
    });
  }

  /**
   * Deletes every topic that there is, ours and those that Kafka Streams made for us, with the groups that read them;
   * returns when they are gone. For a Kafka that is nobody else's.
   */
  void wipe() {
    withAdmin(admin -> {
      Set<String> doomed = admin.listTopics().names().get();
      admin.deleteTopics(doomed).all().get();
      List<String> groups = admin.listGroups().all().get().stream().map(GroupListing::groupId).toList();
      admin.deleteConsumerGroups(groups).all().get();
      Instant patience = Instant.now().plus(PATIENCE);
      while (admin.listTopics().names().get().stream().anyMatch(doomed::contains)) {
        if (Instant.now().isAfter(patience)) {
          throw new CannotStartException("Kafka did not delete its topics within " + PATIENCE.toSeconds() + " s.");
        }
        TimeUnit.MILLISECONDS.sleep(20); // deletion is confirmed before every listing knows of it
      }
    });
  }

  private interface AdminWork {
    void with(Admin admin) throws ExecutionException, InterruptedException;
  }

  private void withAdmin(AdminWork work) {
    Map<String, Object> settings = kafka.client(Map.of("default.api.timeout.ms", (int) PATIENCE.toMillis(),
        "request.timeout.ms", (int) PATIENCE.toMillis(), "client.id", "skilltide-topics"));
    try (Admin admin = Admin.create(settings)) {
      work.with(admin);
    } catch (ExecutionException e) {
      throw cannot(e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw cannot(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("Stopped while the topics were made.", e);
    }
  }

  private static void check(Admin admin, List<NewTopic> existing) throws ExecutionException, InterruptedException {
    Map<String, TopicDescription> described = describe(admin, existing.stream().map(NewTopic::name).toList());
    for (NewTopic wanted : existing) {
      TopicDescription topic = described.get(wanted.name());
      if (topic != null && topic.partitions().size() != wanted.numPartitions()) {
        throw new CannotStartException(
            "The topic %1$s has %2$d partitions, not %3$d, and the number cannot change once events are counted: start with --partitions %2$d, or begin anew with another --topic-prefix (or --data) and send the events again."
                .formatted(topic.name(), topic.partitions().size(), wanted.numPartitions()));
      }
    }
  }

  // A broker may not know yet of what another has just been told to make.
  private static Map<String, TopicDescription> describe(Admin admin, List<String> existing)
      throws ExecutionException, InterruptedException {
    Instant patience = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        return admin.describeTopics(existing).allTopicNames().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || Instant.now().isAfter(patience)) {
          throw e;
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private void make(Admin admin, List<NewTopic> missing) throws ExecutionException, InterruptedException {
    var making = admin.createTopics(missing).values();
    for (NewTopic topic : missing) {
      try {
        making.getOrDefault(topic.name(), KafkaFuture.completedFuture(null)).get();
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case TopicExistsException quicker -> check(admin, List.of(topic)); // another process that starts at the same time
          case AuthorizationException refused -> throw new CannotStartException(
              "The topic %s is not there, or not to be seen, and Kafka does not allow this instance to make it: start the roles ingest and streams first, or grant its user what %s lists."
                  .formatted(topic.name(), KafkaProblem.RIGHTS),
              refused);
          case null, default -> throw e;
        }
      }
    }
  }

  /** Those that there are to be, as they are made. What a counting writes is made by those who run it. */
  List<NewTopic> wanted() {
    EventTopics in = kafka.eventTopics();
    ResultTopics out = ResultTopics.shared(kafka.topicPrefix());
    List<NewTopic> wanted = new ArrayList<>(List.of(
        topic(in.jobPostings(), Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1")),
        topic(in.glossaryViews(), keptForAMonth())));
    if (roles.contains(Role.INGEST)) {
      wanted.add(CountingTopics.compacted(in.sourceStates(), partitions));
      wanted.add(CountingTopics.compacted(in.sourceReports(), 1));
    }
    if (roles.contains(Role.STREAMS) || roles.contains(Role.DASHBOARD)) {
      wanted.add(topic(out.rejectedEvents(), keptForAMonth()));
      wanted.add(CountingTopics.compacted(out.viewCounts(), partitions));
      wanted.add(CountingTopics.compacted(out.countings(), 1));
    }
    return wanted;
  }

  /** Those of them that countings have written, as they are made. */
  List<NewTopic> counted(Set<String> there) {
    return CountingTopics.among(there, kafka.topicPrefix(), partitions);
  }

  private NewTopic topic(String name, Map<String, String> settings) {
    return CountingTopics.topic(name, partitions, settings);
  }

  // By the broker's time, not the record's: a month of history that arrives today stays a month from today.
  private static Map<String, String> keptForAMonth() {
    return Map.of("cleanup.policy", "delete", "retention.ms", MONTH, "message.timestamp.type", "LogAppendTime");
  }

  private CannotStartException cannot(Throwable e) {
    return new CannotStartException(KafkaProblem.of(e).sentence(kafka.bootstrapServers()), e);
  }
}
