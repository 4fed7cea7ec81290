package skilltide.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {
  private final Path folder;
  private final BlockingQueue<Idle> started = new LinkedBlockingQueue<>();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  ApplicationTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void storesThatFailAgainAndAgainAreFilledAnewLaterEachTime() throws InterruptedException {
    Application application = new Application("counting", folder, suspects -> new Idle(), waits::add);
    application.start();

    Idle running = next();
    for (int time = 0; time < 3; time++) {
      Idle failing = running;
      failing.fail(new ProcessorStateException("No space left on device"));
      running = next();
      assertThat(failing.isCleaned).as("its stores are removed").isTrue();
    }

    assertThat(waits).containsExactly(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2));
    application.close(true);
  }

  @Test
  void startingAnewRemovesTheStoresBeforeItCounts() throws InterruptedException {
    List<Idle> made = new CopyOnWriteArrayList<>();
    Application application = new Application("counting", folder, suspects -> {
      Idle client = new Idle();
      made.add(client);
      return client;
    }, waits::add);

    application.startAnew();

    assertThat(next()).as("counts").isSameAs(made.getLast());
    assertThat(made.getFirst().isCleaned).as("before the one that counts was made").isTrue();
    application.close(true);
  }

  private Idle next() throws InterruptedException {
    Idle next = started.poll(1, TimeUnit.MINUTES);
    assertThat(next).as("started in the place of the one that failed").isNotNull();
    return next;
  }

  /** A client whose threads do nothing but fail when they are told to. */
  private final class Idle extends KafkaStreams {
    private volatile StreamsUncaughtExceptionHandler handler = failure -> StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    private volatile boolean isCleaned;

    Idle() {
      super(new Topology().addSource("events", "events"), settings(folder), new NoClients());
    }

    private static Properties settings(Path stores) {
      Properties settings = new Properties();
      settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "counting");
      settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
      settings.put(StreamsConfig.STATE_DIR_CONFIG, stores.toString());
      return settings;
    }

    void fail(RuntimeException failure) {
      assertThat(handler.handle(failure)).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    }

    @Override
    public void setUncaughtExceptionHandler(StreamsUncaughtExceptionHandler told) {
      handler = told;
    }

    @Override
    public synchronized void start() {
      started.add(this);
    }

    @Override
    public void cleanUp() {
      isCleaned = true;
    }
  }

  /** Of Kafka, none that it is tried to reach. */
  private static final class NoClients implements KafkaClientSupplier {
    @Override
    public Admin getAdmin(Map<String, Object> settings) {
      return Admin.create(settings);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
      return new MockProducer<>();
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
      return new MockConsumer<>("earliest");
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
      return new MockConsumer<>("earliest");
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
      return new MockConsumer<>("earliest");
    }
  }
}
