package skilltide.streams.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import skilltide.streams.result.ResultTopics;

class CountingTopicsTest {
  @Test
  void whatReadersGoOnWithTellsForAWeekWhatIsGone() {
    assertThat(CountingTopics.of(new ResultTopics("", 1), 4)).map(NewTopic::configs)
        .filteredOn(settings -> "compact".equals(settings.get("cleanup.policy"))).hasSize(4)
        .allSatisfy(settings -> assertThat(settings).containsEntry("delete.retention.ms", "604800000"));
  }

  @Test
  void topicsOfCountingsAreKnownByTheirNames() {
    Set<String> there = Set.of("a-job-postings", "a-skill-counts-v2", "a-posting-readings-v10", "posting-readings-v3",
        "a-skilltide-postings-v2-rows-changelog", "a-others-v2", "a-posting-states-v99999999999");

    assertThat(CountingTopics.among(there, "a-", 4)).extracting(NewTopic::name, NewTopic::numPartitions)
        .containsExactly(tuple("a-skill-counts-v2", 4), tuple("a-posting-readings-v10", 4));
  }
}
