package skilltide.dashboard.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import skilltide.dashboard.faults.Outgoing.Fate;
import skilltide.ingest.event.EventTopics;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * Postings and views, published straight to Kafka at a steady rate until it is stopped, shuffled, outlasting what
 * befalls the brokers. Remembers what it sent and what must become of it.
 */
final class EventStream implements AutoCloseable {
  /** Events wait for their turn, drawn by lot, among so many: a posting's updates come before and long after it. */
  private static final int SHUFFLED = 2_000;
  private static final Duration STEP = Duration.ofMillis(20);
  private static final int POISON_EVERY = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Where a record lies. */
  record Place(TopicPartition partition, long offset) {}

  private final EventTopics topics;
  private final int rate;
  private final Random random;
  private final PostingStories postings;
  private final ViewStories views;
  private final Poison poison;
  private final Set<Wanted> wanted;
  private final List<Outgoing> waiting = new ArrayList<>();
  private final KafkaProducer<byte[], byte[]> producer;
  private final PlainCounts counts = new PlainCounts();
  private final Map<Place, String> rejected = new ConcurrentHashMap<>();
  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean stopping;
  private final AtomicLong drawn = new AtomicLong();
  private int stories;

  /**
   * Does not start it.
   *
   * @param rate events a second
   */
  EventStream(String servers, EventTopics topics, int partitions, long seed, Set<Wanted> wanted, int rate) {
    this.topics = topics;
    this.rate = rate;
    this.wanted = wanted;
    random = new Random(seed);
    Instant now = Instant.now();
    postings = new PostingStories(seed, wanted, partitions, now);
    views = new ViewStories(seed, wanted, now);
    poison = new Poison(partitions);
    for (Outgoing.Way way : Outgoing.Way.values()) {
      sent.put(way.topic(topics), 0L);
    }
    // One request at a time: with more, a producer whose first one meets a leader that is just elected may be told for
    // ever that its records are out of order.
    producer = new KafkaProducer<>(Map.of("bootstrap.servers", servers, "acks", "all", "enable.idempotence", true,
        "delivery.timeout.ms", 900_000, "max.block.ms", 900_000, "buffer.memory", 64L << 20, "linger.ms", 20,
        "max.in.flight.requests.per.connection", 1,
        "max.request.size", 6 << 20), new ByteArraySerializer(), new ByteArraySerializer());
    thread = Thread.ofPlatform().daemon().name("event-stream").unstarted(this::flow);
  }

  void start() {
    thread.start();
  }

  /** Waits until so many more have been handed to Kafka's producer: a moment that is as random as the number. */
  void awaitMore(int events) {
    long then = drawn.get() + events;
    await().atMost(PATIENCE).pollInterval(STEP).until(() -> drawn.get() >= then || failure.get() != null);
  }

  /** Sends these too, at once; from the thread that starts and stops the stream. */
  void send(List<Outgoing> records) {
    records.forEach(this::send);
  }

  /** Sends what still waits, and waits until Kafka has acknowledged everything. */
  void finish() {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    producer.flush();
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("The stream of events itself failed", failed);
    }
  }

  /** How many records Kafka acknowledged, by topic. */
  Map<String, Long> sent() {
    return Map.copyOf(sent);
  }

  /** What all that was sent must count, from now on, is by another taxonomy. */
  void readBy(Taxonomy taxonomy) {
    synchronized (counts) {
      counts.readBy(taxonomy);
    }
  }

  /** Where the records lie that must be rejected, and why. Complete once it has finished. */
  Map<Place, String> rejected() {
    return rejected;
  }

  /** What all that was sent must count. Complete once it has finished. */
  PlainCounts counts() {
    return counts;
  }

  @Override
  public void close() {
    stopping = true;
    producer.close(Duration.ZERO);
  }

  private void flow() {
    try {
      long start = System.nanoTime();
      long done = 0;
      while (!stopping) {
        long due = (System.nanoTime() - start) * rate / Duration.ofSeconds(1).toNanos();
        for (; done < due; done++) {
          fill();
          send(draw());
          drawn.incrementAndGet();
        }
        LockSupport.parkNanos(STEP.toNanos());
      }
      while (!waiting.isEmpty()) {
        send(draw());
      }
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  private void fill() {
    while (waiting.size() < SHUFFLED) {
      stories++;
      waiting.addAll(postings.next());
      waiting.addAll(views.next());
      if (wanted.contains(Wanted.POISON) && stories % POISON_EVERY == 0) {
        List<Outgoing> bad = poison.rejected();
        waiting.add(bad.get(random.nextInt(bad.size())));
      }
    }
  }

  private Outgoing draw() {
    int drawn = random.nextInt(waiting.size());
    Outgoing record = waiting.get(drawn);
    waiting.set(drawn, waiting.getLast());
    waiting.removeLast();
    return record;
  }

  // What the producer has taken, Kafka gets: it is told again until it is acknowledged.
  @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of everything
  private void send(Outgoing record) {
    synchronized (counts) {
      switch (record.fate()) {
        case Fate.Posting posting -> counts.add(posting.event());
        case Fate.View view -> counts.add(view.event());
        case Fate.Rejected expected -> {
        }
      }
    }
    producer.send(new ProducerRecord<>(record.way().topic(topics), record.partition(), record.key(), record.value()),
        (place, failed) -> {
          if (failed != null) {
            failure.compareAndSet(null, failed);
            return;
          }
          sent.merge(place.topic(), 1L, Long::sum);
          if (record.fate() instanceof Fate.Rejected expected) {
            rejected.put(new Place(new TopicPartition(place.topic(), place.partition()), place.offset()),
                expected.reason());
          }
        });
  }
}
