package skilltide.streams.counting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.streams.result.ResultTopics;

/**
 * Removes what a retired counting leaves behind: its group, its topics, and its state on this machine.
 *
 * @param stateDir where the applications' folders of state lie
 */
record Removal(Admin admin, Path stateDir) {
  private static final Logger LOG = LoggerFactory.getLogger(Removal.class);

  /** Whether all is gone; not while an instance is still at it. Gone already is gone. */
  boolean remove(ResultTopics topics) throws ExecutionException, InterruptedException {
    if (!removeGroup(topics.postingsApplication())) {
      return false;
    }
    Set<String> own = CountingTopics.of(topics, 1).stream().map(NewTopic::name).collect(Collectors.toSet());
    String changelogs = topics.postingsApplication() + '-';
    List<String> doomed = admin.listTopics().names().get().stream()
        .filter(name -> own.contains(name) || name.startsWith(changelogs)).toList();
    for (var deleted : admin.deleteTopics(doomed).topicNameValues().values()) {
      try {
        deleted.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    removeFolder(stateDir.resolve(topics.postingsApplication()));
    if (!doomed.isEmpty()) {
      LOG.info("What counting {} has left is removed: {} topics, its group and its state", topics.counting(),
          doomed.size());
    }
    return true;
  }

  private boolean removeGroup(String group) throws ExecutionException, InterruptedException {
    try {
      admin.deleteConsumerGroups(List.of(group)).all().get();
      return true;
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case GroupIdNotFoundException gone -> true;
        case GroupNotEmptyException busy -> false;
        case null, default -> throw e;
      };
    }
  }

  private static void removeFolder(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      LOG.warn("The state in {} cannot be removed ({}); delete it by hand, nothing needs it", folder, e.toString());
    }
  }
}
