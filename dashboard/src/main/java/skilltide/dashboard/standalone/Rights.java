package skilltide.dashboard.standalone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTransactionsResult;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import skilltide.ingest.event.EventTopics;
import skilltide.streams.result.ResultTopics;

/**
 * What roles do in Kafka, and so must be allowed to do, as far as it can be asked for beforehand. What they do in topics of countings,
 * which have a number in their names, is asked of those that are there.
 *
 * @param topics by name
 * @param numbered by what the names of a counting's topics begin with
 * @param groups that are read in, or looked at, by name
 * @param transactions ids that are written under
 */
record Rights(Map<String, Set<AclOperation>> topics, Map<String, Set<AclOperation>> numbered,
    Map<String, AclOperation> groups, Set<String> transactions) {
  /** For all countings' applications: rights are granted to all whose names begin alike. */
  private static final String FIRST_COUNTING = "skilltide-postings-v1";

  static Rights of(Collection<Role> roles, String prefix) {
    Rights all = new Rights(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
    for (Role role : roles) {
      switch (role) {
        case INGEST -> all.ingest(new EventTopics(prefix));
        case STREAMS -> all.streams(new EventTopics(prefix), ResultTopics.shared(prefix));
        case DASHBOARD -> all.dashboard(new EventTopics(prefix), ResultTopics.shared(prefix));
      }
    }
    return all;
  }

  private void ingest(EventTopics in) {
    topic(in.jobPostings(), AclOperation.WRITE);
    topic(in.glossaryViews(), AclOperation.WRITE);
    topic(in.sourceStates(), AclOperation.READ, AclOperation.WRITE);
    topic(in.sourceReports(), AclOperation.READ, AclOperation.WRITE);
    groups.put(in.prefix() + "skilltide-sources", AclOperation.READ);
    transactions.add(in.prefix() + "skilltide-sources-0");
  }

  private void streams(EventTopics in, ResultTopics out) {
    topic(in.jobPostings(), AclOperation.READ);
    topic(in.glossaryViews(), AclOperation.READ);
    topic(out.rejectedEvents(), AclOperation.WRITE);
    topic(out.viewCounts(), AclOperation.WRITE);
    topic(out.countings(), AclOperation.READ, AclOperation.WRITE);
    for (String name : List.of("posting-readings-v", "posting-states-v", "posting-reposts-v", "skill-counts-v")) {
      numbered(out.prefix() + name, AclOperation.WRITE, AclOperation.DELETE);
    }
    for (String name : List.of("posting-marks-v", "skilltide-postings-v")) {
      numbered(out.prefix() + name, AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE);
    }
    numbered(out.viewsApplication() + '-', AclOperation.READ, AclOperation.WRITE);
    groups.put(out.viewsApplication(), AclOperation.READ);
    groups.put(out.prefix() + FIRST_COUNTING, AclOperation.READ);
    transactions.addAll(Set.of(out.viewsApplication() + "-0", out.prefix() + FIRST_COUNTING + "-0",
        out.prefix() + "skilltide-countings"));
  }

  private void dashboard(EventTopics in, ResultTopics out) {
    for (String name : List.of(in.jobPostings(), in.glossaryViews(), out.rejectedEvents(), out.viewCounts(),
        out.countings())) {
      topic(name, AclOperation.READ);
    }
    for (String name : List.of("posting-readings-v", "posting-states-v", "posting-reposts-v", "posting-marks-v",
        "skill-counts-v")) {
      numbered(out.prefix() + name, AclOperation.READ);
    }
    groups.putIfAbsent(out.viewsApplication(), AclOperation.DESCRIBE);
    groups.putIfAbsent(out.prefix() + FIRST_COUNTING, AclOperation.DESCRIBE);
  }

  private void topic(String name, AclOperation... operations) {
    add(topics, name, operations);
  }

  private void numbered(String begin, AclOperation... operations) {
    add(numbered, begin, operations);
  }

  private static void add(Map<String, Set<AclOperation>> all, String name, AclOperation... operations) {
    all.computeIfAbsent(name, each -> EnumSet.noneOf(AclOperation.class)).addAll(List.of(operations));
  }

  /**
   * What of it Kafka does not allow to whom it takes this client for; each as "write job-postings".
   *
   * @param there names of the topics that there are
   */
  List<String> lacking(Admin admin, Set<String> there) throws ExecutionException, InterruptedException {
    Map<String, Set<AclOperation>> asked = new TreeMap<>(topics); // what may not be seen is not among those that are there
    numbered.forEach((begin, operations) -> there.stream().filter(name -> name.startsWith(begin))
        .forEach(name -> asked.put(name, operations)));
    List<String> lacking = new ArrayList<>();
    Map<String, KafkaFuture<TopicDescription>> described = admin
        .describeTopics(asked.keySet(), new DescribeTopicsOptions().includeAuthorizedOperations(true))
        .topicNameValues();
    for (var each : described.entrySet()) {
      Set<AclOperation> allowed = allowed(each.getValue());
      asked.getOrDefault(each.getKey(), Set.of()).stream().filter(operation -> !allowed.contains(operation))
          .forEach(operation -> lacking.add(said(operation) + ' ' + each.getKey()));
    }
    DescribeTransactionsResult underWay = admin.describeTransactions(transactions);
    Map<String, KafkaFuture<ConsumerGroupDescription>> members = admin.describeConsumerGroups(groups.keySet(),
        new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true)).describedGroups();
    for (var each : members.entrySet()) {
      AclOperation operation = groups.getOrDefault(each.getKey(), AclOperation.READ);
      if (!isAllowed(each.getValue(), operation)) {
        lacking.add(said(operation) + " the group " + each.getKey());
      }
    }
    for (String id : transactions) {
      if (isRefused(underWay.description(id))) {
        lacking.add("write under the transactional id " + id);
      }
    }
    return lacking;
  }

  private static Set<AclOperation> allowed(KafkaFuture<TopicDescription> topic)
      throws ExecutionException, InterruptedException {
    try {
      return topic.get().authorizedOperations();
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case AuthorizationException refused -> Set.of();
        case UnknownTopicOrPartitionException none -> EnumSet.allOf(AclOperation.class); // whether it can be made is asked elsewhere
        case null, default -> throw e;
      };
    }
  }

  private static boolean isAllowed(KafkaFuture<ConsumerGroupDescription> group, AclOperation operation)
      throws ExecutionException, InterruptedException {
    try {
      return group.get().authorizedOperations().contains(operation);
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case AuthorizationException refused -> false;
        case GroupIdNotFoundException none -> true; // nobody has read in it yet; that it may be looked at is all that is told
        case TimeoutException late -> true; // a Kafka that has just been set up has nobody yet who answers for groups
        case null, default -> throw e;
      };
    }
  }

  private static boolean isRefused(KafkaFuture<?> transaction) throws ExecutionException, InterruptedException {
    try {
      var unused = transaction.get();
      return false;
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case AuthorizationException refused -> true;
        case TransactionalIdNotFoundException none -> false;
        case TimeoutException late -> false;
        case null, default -> throw e;
      };
    }
  }

  private static String said(AclOperation operation) {
    return operation.name().toLowerCase(Locale.ROOT);
  }
}
