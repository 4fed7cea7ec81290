package skilltide.streams.counting;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import skilltide.streams.result.ResultTopics;

/** The topics that a counting writes, made when it begins; and of what make the others are. */
public final class CountingTopics {
  // A posting is at most 1 MB; what is read of it may be larger, and what others send by mistake must be rejectable.
  private static final String MOST_BYTES = Integer.toString(6 << 20);
  private static final String WEEK = Long.toString(Duration.ofDays(7).toMillis());

  private static final Pattern NUMBERED = Pattern.compile(".*-v(\\d{1,9})");

  private CountingTopics() {}

  /** Makes those that are missing; returns when they can be written. */
  static void make(Admin admin, ResultTopics topics, int partitions) throws ExecutionException, InterruptedException {
    Set<String> there = admin.listTopics().names().get();
    List<NewTopic> missing = of(topics, partitions).stream().filter(topic -> !there.contains(topic.name())).toList();
    for (var made : admin.createTopics(missing).values().values()) {
      try {
        made.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) { // another instance was quicker
          throw e;
        }
      }
    }
  }

  /** All that one counting writes, beside what all share. */
  static List<NewTopic> of(ResultTopics topics, int partitions) {
    return List.of(compacted(topics.postingReadings(), partitions), compacted(topics.postingStates(), partitions),
        compacted(topics.postingReposts(), partitions), compacted(topics.skillCounts(), partitions),
        topic(topics.postingMarks(), partitions, Map.of("cleanup.policy", "delete", "retention.ms", WEEK,
            "message.timestamp.type", "LogAppendTime")));
  }

  /** Those of all countings that are among these, as they are made. */
  public static List<NewTopic> among(Set<String> there, String prefix, int partitions) {
    return there.stream().map(NUMBERED::matcher).filter(Matcher::matches)
        .map(name -> Integer.parseInt(name.group(1))).distinct().sorted()
        .flatMap(counting -> of(new ResultTopics(prefix, counting), partitions).stream())
        .filter(topic -> there.contains(topic.name())).toList();
  }

  /** A topic whose readers start from the beginning: segments small enough to be compacted soon keep that short. */
  public static NewTopic compacted(String name, int partitions) {
    return topic(name, partitions, Map.of("cleanup.policy", "compact", "segment.bytes", Integer.toString(32 << 20),
        "min.cleanable.dirty.ratio", "0.3", "delete.retention.ms",
        Long.toString(ResultTopics.TOMBSTONES_KEPT.toMillis())));
  }

  /** A topic that takes everything that the installation's topics do. */
  public static NewTopic topic(String name, int partitions, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("max.message.bytes", MOST_BYTES);
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(all);
  }
}
