package skilltide.streams.topology;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** Kafka's clients, but that what goes to some topics is dropped: what sending it costs. */
final class MutedClients extends DefaultKafkaClientSupplier {
  private final Predicate<String> muted;

  MutedClients(Predicate<String> muted) {
    this.muted = muted;
  }

  @Override
  @SuppressWarnings("unchecked")
  public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
    Producer<byte[], byte[]> producer = super.getProducer(settings);
    return (Producer<byte[], byte[]>) Proxy.newProxyInstance(MutedClients.class.getClassLoader(),
        new Class<?>[]{Producer.class}, (proxy, method, arguments) -> {
          if (method.getName().equals("send") && muted.test(((ProducerRecord<?, ?>) arguments[0]).topic())) {
            return dropped((ProducerRecord<?, ?>) arguments[0], (Callback) arguments[1]);
          }
          try {
            return method.invoke(producer, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
          }
        });
  }

  private static CompletableFuture<RecordMetadata> dropped(ProducerRecord<?, ?> sent, Callback callback) {
    Integer partition = sent.partition();
    RecordMetadata metadata = new RecordMetadata(
        new TopicPartition(sent.topic(), partition == null ? 0 : partition), 0, 0, 0, 0, 0);
    callback.onCompletion(metadata, null);
    return CompletableFuture.completedFuture(metadata);
  }
}
