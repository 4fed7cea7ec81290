package skilltide.ingest.source.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import skilltide.ingest.event.EventTopics;
import skilltide.ingest.event.JobWithdrawn;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.source.SourceException;
import skilltide.ingest.source.SourceName;

class KafkaBookTest {
  private static final SourceName SOURCE = new SourceName("greenhouse", "acme");
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
  private final KafkaBook book = new KafkaBook(this::next, new EventTopics(""), 3);

  private MockProducer<byte[], byte[]> next() {
    MockProducer<byte[], byte[]> producer = new MockProducer<>(true, new RoundRobinPartitioner(),
        new ByteArraySerializer(),
        new ByteArraySerializer());
    producers.add(producer);
    return producer;
  }

  private static List<Entry> entries() {
    return List
        .of(new Entry("7", new Known("hash", null, NOW), new JobWithdrawn(new PostingId("greenhouse", "7"), NOW, NOW)));
  }

  @Test
  void postingAndWhatIsKnownOfItAreThereTogetherOrNotAtAll() throws SourceException, InterruptedException {
    book.takeOver();
    book.write(SOURCE, entries(), Standing.unknown());

    assertThat(producers.getFirst().commitCount()).isOne();
    assertThat(producers.getFirst().history()).extracting(ProducerRecord::topic).containsExactly("job-postings",
        "source-states", "source-states");
    assertThat(producers.getFirst().history().get(1).partition()).isEqualTo(3);
  }

  @Test
  void whoeverWasTakenOverFromWritesNothing() {
    book.takeOver();
    producers.getFirst().fenceProducer();

    assertThatThrownBy(() -> book.write(SOURCE, entries(), Standing.unknown())).isInstanceOf(FencedException.class);
    assertThat(producers.getFirst().history()).isEmpty();
    assertThatThrownBy(() -> book.write(SOURCE, entries(), Standing.unknown())).as("not the next source either")
        .isInstanceOf(FencedException.class);
    assertThat(producers).as("a new producer would put the true owner out").hasSize(1);
  }

  @Test
  void whoeverHasGivenAPartitionUpWritesNothing() {
    book.takeOver();
    book.close();

    assertThatThrownBy(() -> book.write(SOURCE, entries(), Standing.unknown())).isInstanceOf(FencedException.class);
    assertThat(producers).hasSize(1);
  }

  @Test
  void afterAFailureItBeginsAnewWithAProducerThatHasNotFailed() throws SourceException, InterruptedException {
    book.takeOver();
    producers.getFirst().commitTransactionException = new KafkaException("gone");

    assertThatThrownBy(() -> book.write(SOURCE, entries(), Standing.unknown())).isInstanceOf(SourceException.class)
        .hasMessageContaining("gone");
    book.write(SOURCE, entries(), Standing.unknown());

    assertThat(producers).hasSize(2);
    assertThat(producers.getFirst().closed()).isTrue();
    assertThat(producers.getLast().commitCount()).isOne();
  }
}
