package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.ingest.trace.Traces;
import skilltide.streams.count.Facets;
import skilltide.streams.count.Mark;
import skilltide.streams.count.MarkCodec;
import skilltide.streams.count.MarkCodec.Told;
import skilltide.streams.topology.Rejection.Rejected;

/** Marks are what this program tells itself; but the topic they travel by is open to others too. */
@SuppressWarnings("NullAway.Init")
class MarkCounterTest {
  private static final int MOST_IN_MEMORY = 300;
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Facets FACETS = new Facets("http", null, List.of("backend"), List.of("DE"));
  private static final String WORD_TOO_LONG = "x".repeat(1_001);

  private final MarkCounter counter = new MarkCounter(new Examiner(1), Traces.OFF, MOST_IN_MEMORY);
  private MockProcessorContext<byte[], byte[]> context;

  @BeforeEach
  void start(@TempDir Path state) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    context = new MockProcessorContext<>(properties, new TaskId(0, 0), state.toFile());
    context.setCurrentSystemTimeMs(NOW.toEpochMilli());
    for (StoreBuilder<?> store : MarkCounter.stores()) {
      var made = store.withLoggingDisabled().build();
      made.init(context.getStateStoreContext(), made);
      context.addStateStore(made);
    }
    counter.start(context);
  }

  @AfterEach
  void closeStores() {
    for (String store : List.of(MarkCounter.MARKS, MarkCounter.FACTS, MarkCounter.ROWS)) {
      context.<KeyValueStore<?, ?>>getStateStore(store).close();
    }
  }

  @Test
  void possibleMarksAreCountedAndWritten() throws Rejected {
    count(mark("http:1", NOW.minus(Duration.ofDays(9)), NOW, FACETS, List.of("kotlin")));
    count(mark("http:2", NOW.minus(Duration.ofDays(1)), NOW, FACETS, List.of("kotlin")));

    assertThat(context.forwarded()).as("the second repeats the first").hasSize(1);
    assertThatCode(this::write).doesNotThrowAnyException();
    assertThat(context.<KeyValueStore<String, byte[]>>getStateStore(MarkCounter.ROWS).approximateNumEntries())
        .as("all, source, role, country").isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-100000-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2026-11-26T12:00:00Z",
    "9999-01-01T00:00:00Z"})
  void marksOfTimesThatCannotBeAreRejected(Instant time) {
    assertThatThrownBy(() -> count(mark("http:1", time, NOW, FACETS, List.of()))).isInstanceOf(Rejected.class)
        .hasMessageStartingWith("posted: ");
    assertThatThrownBy(() -> count(mark("http:1", NOW, time, FACETS, List.of()))).isInstanceOf(Rejected.class)
        .hasMessageStartingWith("last seen: ");
    assertThat(counter.isUnwritten()).isFalse();
  }

  @Test
  void marksWithMoreThanAnyPostingHasAreRejected() {
    List<String> many = IntStream.range(0, 5_001).mapToObj(Integer::toString).toList();
    List<String> tooLong = Collections.singletonList(WORD_TOO_LONG);

    assertThatThrownBy(() -> count(mark("http:1", NOW, NOW, FACETS, many))).hasMessageStartingWith("mark: more than");
    assertThatThrownBy(() -> count(mark("http:1", NOW, NOW, FACETS, tooLong))).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> count(mark("http:1", NOW, NOW, new Facets("http", WORD_TOO_LONG, List.of(), List.of()),
        List.of()))).isInstanceOf(Rejected.class);
    assertThatThrownBy(() -> count(mark("http:" + WORD_TOO_LONG, NOW, NOW, FACETS, List.of())))
        .isInstanceOf(Rejected.class);
    assertThat(counter.isUnwritten()).isFalse();
  }

  @Test
  void marksFromAnInstanceWhoseClockIsAheadAreCounted() throws Rejected {
    Instant ahead = NOW.plus(Duration.ofDays(1)).plus(Duration.ofMinutes(59));

    count(mark("http:1", ahead, ahead, FACETS, List.of()));

    assertThat(counter.isUnwritten()).isTrue();
  }

  @Test
  void posterThatWasJustTalkedOfStaysInMemoryHoweverManyPostingsItHas() throws Rejected {
    for (int i = 0; i <= MOST_IN_MEMORY; i++) {
      count(mark("http:" + i, NOW, NOW, FACETS, List.of(), (i + 1) * 0x9E3779B97F4A7C15L));
    }
    write();
    context.<KeyValueStore<Bytes, byte[]>>getStateStore(MarkCounter.MARKS).all()
        .forEachRemaining(page -> context.<KeyValueStore<Bytes, byte[]>>getStateStore(MarkCounter.MARKS)
            .delete(page.key));
    int forwarded = context.forwarded().size();

    count(mark("http:x", NOW.plus(Duration.ofHours(1)), NOW, FACETS, List.of(), 0x9E3779B97F4A7C15L));

    assertThat(context.forwarded()).as("told without its pages, which were taken away").hasSizeGreaterThan(forwarded);
  }

  @Test
  void marksOfAnotherVersionStopTheCountingAndAreNotRejected() {
    byte[] later = MarkCodec.encode(mark("http:1", NOW, NOW, FACETS, List.of()));
    later[0] = 2;

    assertThatThrownBy(() -> count(later)).isInstanceOf(OtherVersionException.class).hasMessageContaining("version 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "\1", "{\"title\":\"no mark\"}"})
  void whatIsNoMarkIsRejected(String bytes) {
    assertThatThrownBy(() -> count(bytes.getBytes(UTF_8))).isInstanceOf(Rejected.class);
  }

  private static Told mark(String posting, Instant posted, Instant lastSeen, Facets facets, List<String> skills) {
    return mark(posting, posted, lastSeen, facets, skills, 7);
  }

  private static Told mark(String posting, Instant posted, Instant lastSeen, Facets facets, List<String> skills,
      long fingerprint) {
    return new Told(posting, new Mark(posting, posted, lastSeen, fingerprint, 0, facets, skills));
  }

  private void count(Told told) throws Rejected {
    count(MarkCodec.encode(told));
  }

  private void count(byte[] mark) throws Rejected {
    counter.count(new Record<>("acme".getBytes(UTF_8), mark, NOW.toEpochMilli()));
  }

  private void write() {
    counter.write((key, row, received) -> {
      // rows go nowhere here
    });
  }
}
