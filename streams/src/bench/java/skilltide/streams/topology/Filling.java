package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.EventJson;

/** Sends a history to its topic, as ingest does. */
final class Filling implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  Filling(String bootstrap) {
    producer = new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 5, "batch.size", 128 * 1024,
            "compression.type", "zstd", "max.request.size", 2 << 20,
            // The topic is new: were the first batch told to come again while the second is taken, it never could.
            "max.in.flight.requests.per.connection", 1),
        new ByteArraySerializer(), new ByteArraySerializer());
  }

  void send(String topic, PostingHistory history) {
    history.forEach((event, number) -> send(topic, event.key(), EventJson.write(event)));
    flush();
  }

  void send(String topic, ViewHistory history) {
    history.forEach(event -> send(topic, event.visitor(), EventJson.write(event)));
    flush();
  }

  private void send(String topic, String key, byte[] value) {
    var unused = producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value), (metadata, e) -> {
      if (e != null) {
        failure.set(e);
      }
    });
  }

  private void flush() {
    producer.flush();
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("The topic could not be filled", failed);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
