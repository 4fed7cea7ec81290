package skilltide.dashboard.feed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;

/** The consumers that one thread has open. Others may wake it. */
final class OpenConsumers {
  private final Supplier<Consumer<byte[], byte[]>> supplier;
  private final List<Consumer<byte[], byte[]>> open = new CopyOnWriteArrayList<>();

  OpenConsumers(Supplier<Consumer<byte[], byte[]>> supplier) {
    this.supplier = supplier;
  }

  Consumer<byte[], byte[]> open() {
    Consumer<byte[], byte[]> consumer = supplier.get();
    open.add(consumer);
    return consumer;
  }

  void close(Consumer<byte[], byte[]> consumer) {
    open.remove(consumer);
    Consumers.letGo(consumer);
  }

  void closeAll() {
    open.forEach(this::close);
  }

  /** Ends what the thread waits for. */
  void wake() {
    open.forEach(Consumer::wakeup);
  }
}
