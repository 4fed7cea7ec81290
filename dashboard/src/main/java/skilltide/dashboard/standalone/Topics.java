package skilltide.dashboard.standalone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.result.ResultTopics;

/** Makes the topics before anybody reads or writes them; all have the same number of partitions, for ever. */
final class Topics {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  // A posting is at most 1 MB; what others send by mistake must still reach the place where it is rejected.
  private static final String MOST_BYTES = Integer.toString(6 << 20);

  private final KafkaSettings kafka;
  private final int partitions;

  /** @param partitions of each topic, 1 or more */
  Topics(KafkaSettings kafka, int partitions) {
    this.kafka = kafka;
    this.partitions = partitions;
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
      check(admin, wanted.stream().map(NewTopic::name).filter(there::contains).toList());
      make(admin, missing);
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

  private void check(Admin admin, List<String> existing) throws ExecutionException, InterruptedException {
    for (TopicDescription topic : admin.describeTopics(existing).allTopicNames().get().values()) {
      int has = topic.partitions().size();
      if (has != partitions) {
        throw new CannotStartException(
            "The topic %s has %d partitions, not %d, and the number cannot change once events are counted: start with --partitions %d, or begin anew with another --topic-prefix (or --data) and send the events again."
                .formatted(topic.name(), has, partitions, has));
      }
    }
  }

  private void make(Admin admin, List<NewTopic> missing) throws ExecutionException, InterruptedException {
    for (var made : admin.createTopics(missing).values().entrySet()) {
      try {
        made.getValue().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
        check(admin, List.of(made.getKey())); // another process that starts at the same time was quicker
      }
    }
  }

  private List<NewTopic> wanted() {
    EventTopics in = kafka.eventTopics();
    ResultTopics out = new ResultTopics(kafka.topicPrefix(), ResultTopics.CURRENT);
    List<NewTopic> topics = new ArrayList<>();
    topics.add(
        topic(in.jobPostings(), Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1")));
    topics.add(topic(in.glossaryViews(), keptForAMonth()));
    topics.add(topic(out.postingReadings(), compacted()));
    topics.add(topic(out.postingStates(), compacted()));
    topics.add(topic(out.postingReposts(), compacted()));
    topics.add(topic(out.postingMarks(), keptForAWeek()));
    topics.add(topic(out.skillCounts(), compacted()));
    topics.add(topic(out.rejectedEvents(), keptForAMonth()));
    return topics;
  }

  private NewTopic topic(String name, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("max.message.bytes", MOST_BYTES);
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(all);
  }

  // By the broker's time, not the record's: a month of history that arrives today stays a month from today.
  private static Map<String, String> keptForAMonth() {
    return keptFor(Duration.ofDays(30));
  }

  // Counted within the second; a week of standing still is survived.
  private static Map<String, String> keptForAWeek() {
    return keptFor(Duration.ofDays(7));
  }

  private static Map<String, String> keptFor(Duration time) {
    return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(time.toMillis()), "message.timestamp.type",
        "LogAppendTime");
  }

  // Readers start from the beginning: segments small enough to be compacted soon keep that short.
  private static Map<String, String> compacted() {
    return Map.of("cleanup.policy", "compact", "segment.bytes", Integer.toString(32 << 20),
        "min.cleanable.dirty.ratio", "0.3");
  }

  private CannotStartException cannot(Throwable e) {
    String problem = e instanceof TimeoutException ? "does not answer" : "refuses (" + e.getMessage() + ')';
    return new CannotStartException(
        "Kafka at %s %s: check --kafka and that it is running.".formatted(kafka.bootstrapServers(), problem), e);
  }
}
