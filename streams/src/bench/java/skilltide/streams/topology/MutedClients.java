package skilltide.streams.topology;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The clients of another supplier, but that what goes to some topics is dropped: what sending it costs.
 *
 * @param muted whether a topic gets nothing; rows that are written by a commit itself it gets all the same
 */
record MutedClients(KafkaClientSupplier clients, Predicate<String> muted) implements KafkaClientSupplier {

  @Override
  @SuppressWarnings("unchecked")
  public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
    Producer<byte[], byte[]> producer = clients.getProducer(settings);
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

  @Override
  public Admin getAdmin(Map<String, Object> settings) {
    return clients.getAdmin(settings);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
    return clients.getConsumer(settings);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
    return clients.getRestoreConsumer(settings);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
    return clients.getGlobalConsumer(settings);
  }

  private static CompletableFuture<RecordMetadata> dropped(ProducerRecord<?, ?> sent, Callback callback) {
    Integer partition = sent.partition();
    RecordMetadata metadata = new RecordMetadata(
        new TopicPartition(sent.topic(), partition == null ? 0 : partition), 0, 0, 0, 0, 0);
    callback.onCompletion(metadata, null);
    return CompletableFuture.completedFuture(metadata);
  }
}
