package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import skilltide.ingest.trace.Traces;
import skilltide.streams.result.Input;
import skilltide.streams.topology.CountedRows.RowOut;
import skilltide.streams.topology.CountingProcessor.Sinks;

final class SuspectsTest {
  private static final int OFFSET = 7;

  private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
  private final Failing counter = new Failing();
  private final Suspects suspects = new Suspects();

  @Test
  void recordThatCountingFailsAtTwiceIsRejectedAtItsThirdTime() {
    counter.failure = new IllegalStateException("a defect");
    for (int i = 0; i < Suspects.MOST_FAILURES; i++) {
      assertThatThrownBy(() -> process(OFFSET)).isSameAs(counter.failure);
    }

    process(OFFSET);

    assertThat(context.forwarded()).singleElement().extracting(CapturedForward::record).satisfies(rejected -> {
      assertThat(header(rejected, "reason")).isEqualTo("uncountable");
      assertThat(header(rejected, "detail")).contains("2 times").contains("a defect");
      assertThat(header(rejected, "offset")).isEqualTo("7");
    });
    assertThat(counter.counted).as("tried no third time").hasSize(Suspects.MOST_FAILURES);
    counter.failure = null;
    process(OFFSET + 1);
    assertThat(context.forwarded()).as("others are counted").hasSize(1);
  }

  @Test
  void failureOfKafkaIsNoRecordsFault() {
    counter.failure = new KafkaException("gone");
    for (int i = 0; i <= Suspects.MOST_FAILURES; i++) {
      assertThatThrownBy(() -> process(OFFSET)).isSameAs(counter.failure);
    }
    counter.failure = null;

    process(OFFSET);

    assertThat(context.forwarded()).isEmpty();
  }

  /** As in a new thread: with a processor of its own. */
  private void process(int offset) {
    CountingProcessor processor = new CountingProcessor(counter,
        new TopologySettings(1, new Pace(Duration.ofMillis(100)), StreamsClock.WALL, new BeforeCommit(), suspects,
            new StreamsMeters(new SimpleMeterRegistry()), Traces.OFF),
        new Sinks("rows", "rejected", "skill-counts"));
    processor.init(context);
    context.setCurrentSystemTimeMs(0);
    context.setRecordMetadata("job-postings", 0, offset);
    try {
      processor.process(new Record<>("http:1".getBytes(UTF_8), new byte[0], 0));
    } finally {
      processor.close();
    }
  }

  private static String header(Record<?, ?> record, String name) {
    return new String(record.headers().lastHeader("skilltide-" + name).value(), UTF_8);
  }

  private static final class Failing implements Counter {
    private final List<Record<byte[], byte[]>> counted = new ArrayList<>();
    private @Nullable RuntimeException failure;

    @Override
    public Input input() {
      return Input.POSTINGS;
    }

    @Override
    public void start(ProcessorContext<byte[], byte[]> context) {
      // it keeps nothing
    }

    @Override
    public void count(Record<byte[], byte[]> record) {
      counted.add(record);
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public void due(long now) {
      // nothing is
    }

    @Override
    public boolean isUnwritten() {
      return false;
    }

    @Override
    public void write(RowOut out) {
      throw new AssertionError("There is nothing to write");
    }
  }
}
