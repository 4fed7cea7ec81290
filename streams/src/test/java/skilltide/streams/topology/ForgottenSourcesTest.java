package skilltide.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class ForgottenSourcesTest {
  private static final Instant MONDAY = Instant.parse("2026-11-02T08:00:00Z");
  private final KeyValueStore<String, byte[]> facts = store("facts");
  private final KeyValueStore<String, byte[]> postings = store("postings");
  private final List<String> forgotten = new ArrayList<>();

  @Test
  void sourceIsTakenBackPartByPartAndGoesOnAfterAStop() {
    for (int i = 0; i < 25; i++) {
      postings.put("spam:%02d".formatted(i), new byte[0]);
      postings.put("spammer:%02d".formatted(i), new byte[0]);
      postings.put("http:%02d".formatted(i), new byte[0]);
    }
    ForgottenSources sources = new ForgottenSources(facts);
    sources.forget("spam", MONDAY);
    assertThat(sources.until("spam")).isEqualTo(MONDAY);
    assertThat(sources.until("spammer")).isNull();

    assertThat(next(sources)).isTrue();
    assertThat(forgotten).hasSize(10);
    ForgottenSources again = new ForgottenSources(facts);
    assertThat(again.until("spam")).isEqualTo(MONDAY);
    assertThat(next(again)).isTrue();
    assertThat(next(again)).isFalse();

    assertThat(forgotten).hasSize(25).doesNotHaveDuplicates().allMatch(id -> id.startsWith("spam:"));
    assertThat(next(again)).isFalse();
    assertThat(forgotten).hasSize(25);
  }

  @Test
  void onlyALaterTimeForgetsMore() {
    ForgottenSources sources = new ForgottenSources(facts);
    postings.put("spam:1", new byte[0]);
    sources.forget("spam", MONDAY);
    next(sources);

    sources.forget("spam", MONDAY.minusSeconds(1));
    next(sources);
    assertThat(forgotten).hasSize(1);

    sources.forget("spam", MONDAY.plusSeconds(1));
    next(sources);
    assertThat(forgotten).hasSize(2);
    assertThat(sources.until("spam")).isEqualTo(MONDAY.plusSeconds(1));
  }

  private boolean next(ForgottenSources sources) {
    return sources.next(postings, 10, (id, until) -> forgotten.add(id));
  }

  private static KeyValueStore<String, byte[]> store(String name) {
    KeyValueStore<String, byte[]> store = Stores
        .keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
        .withLoggingDisabled().build();
    MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
    store.init(context.getStateStoreContext(), store);
    return store;
  }
}
