package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import skilltide.streams.count.RowChanges.Change;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Facet;
import skilltide.streams.result.Grain;
import skilltide.streams.result.Input;
import skilltide.streams.result.RowCodec;
import skilltide.streams.result.RowKey;

/** What a task leaves behind when it ends between a change and the tick that would have published it. */
class CountedRowsTest {
  private static final RowKey ROW = new RowKey(Input.POSTINGS, 0, Grain.DAY, 17_000, Facet.ALL, "");
  private static final Change ONE = new Change(Instant.EPOCH, Counts.ONE_POSTED,
      new TreeMap<>(Map.of("kotlin", Counts.ONE_POSTED)));
  private final List<StateStore> stores = List.of(
      Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(CountedRows.ROWS), Serdes.String(), CoreSerdes.ROW)
          .withLoggingDisabled().build(),
      Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(CountedRows.UNPUBLISHED), Serdes.String(), Serdes.Long())
          .withLoggingDisabled().build());

  @Test
  void whatAnEarlierTaskDidNotPublishIsPublishedByTheNextAndOnlyOnce() {
    MockProcessorContext<byte[], byte[]> ended = task(true);
    new CountedRows(ended, Duration.ofMillis(100)).change(ROW, ONE, 1);
    assertThat(ended.forwarded()).isEmpty();

    MockProcessorContext<byte[], byte[]> next = task(false);
    new CountedRows(next, Duration.ofMillis(100));
    tick(next);

    assertThat(next.forwarded()).singleElement().satisfies(forwarded -> {
      assertThat(new String(forwarded.record().key(), UTF_8)).isEqualTo(ROW.toString());
      assertThat(RowCodec.decode(forwarded.record().value()).total()).isEqualTo(Counts.ONE_POSTED);
    });
    assertThat(next.committed()).isTrue();

    MockProcessorContext<byte[], byte[]> third = task(false);
    new CountedRows(third, Duration.ofMillis(100));
    tick(third);
    assertThat(third.forwarded()).isEmpty();
  }

  private MockProcessorContext<byte[], byte[]> task(boolean first) {
    MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
    context.setCurrentSystemTimeMs(1_000);
    for (StateStore store : stores) {
      if (first) {
        store.init(context.getStateStoreContext(), store);
      }
      context.addStateStore(store);
    }
    return context;
  }

  private static void tick(MockProcessorContext<byte[], byte[]> context) {
    context.scheduledPunctuators().getFirst().getPunctuator().punctuate(1_100);
  }
}
