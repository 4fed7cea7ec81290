package skilltide.ingest.source.run;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.JobWithdrawn;
import skilltide.ingest.event.PostingEvent;
import skilltide.ingest.replay.Timer;
import skilltide.ingest.source.BoardServer;
import skilltide.ingest.source.SourceException;
import skilltide.ingest.source.SourceName;
import skilltide.ingest.source.Trouble;
import skilltide.ingest.source.web.Web;
import skilltide.ingest.source.web.WebSettings;

/** A source that a test asks round by round: the web is real, the clock and what is written down are the test's. */
public final class WatchedBoard implements AutoCloseable {
  /** Nobody waits longer than a blink. */
  public static final WebSettings IMPATIENT = new WebSettings("Skilltide/test", Duration.ofSeconds(10),
      Duration.ofSeconds(10),
      64 << 20, 3, Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofMinutes(1));

  public final BoardServer server;
  private final Web web;
  private final Ledger ledger = new Ledger();
  private final Memory book = new Memory();
  private final Hand clock = new Hand();
  private final Told told = new Told();
  private final SourceSettings settings;
  private final SourceLoop loop;

  public WatchedBoard(String source) {
    this(source, IMPATIENT);
  }

  public WatchedBoard(String source, WebSettings settings) {
    this(new BoardServer(), source, settings);
  }

  private WatchedBoard(BoardServer there, String source, WebSettings settings) {
    this(there, SourceName.parse(source).getFirst(), there.address(), settings);
  }

  private WatchedBoard(BoardServer there, SourceName name, URI base, WebSettings settings) {
    server = there;
    web = new Web(settings);
    URI address = name.of().contains("/") ? SourceSettings.usual(name).address() : base;
    this.settings = new SourceSettings(name, address, Duration.ofMinutes(15), 1_000_000);
    loop = new SourceLoop(this.settings, ledger, book, web, clock, told);
  }

  /** A source whose name says where the board is. */
  public static WatchedBoard at(Function<URI, String> source) {
    BoardServer server = new BoardServer();
    return new WatchedBoard(server, source.apply(server.address()), IMPATIENT);
  }

  /** A source whose board is at a path of the server. */
  public static WatchedBoard at(String source, String path) {
    BoardServer server = new BoardServer();
    return new WatchedBoard(server, SourceName.parse(source).getFirst(), server.address().resolve(path), IMPATIENT);
  }

  /** Asks once; how it went. */
  public SourceReport ask() throws InterruptedException {
    clock.now = clock.now.plus(Duration.ofMinutes(15));
    loop.once();
    return told.last();
  }

  /** What a round found that came to its end. */
  public static SourceReport.Found found(SourceReport report) {
    SourceReport.Found found = report.last();
    if (found == null) {
      throw new AssertionError("No round came to its end: " + report);
    }
    return found;
  }

  public void later(Duration time) {
    clock.now = clock.now.plus(time);
  }

  /** When the next round is due, from now on. */
  public Duration untilNext() {
    Instant next = told.last().next();
    return next == null ? Duration.ZERO : Duration.between(clock.now, next);
  }

  /** When another instance would ask first that takes the source over now, knowing what was written down; from now on. */
  public Duration untilAnotherAsks() {
    Ledger kept = new Ledger();
    book.standing.ifPresent(json -> kept.stand(StateJson.read(json, Standing.class)));
    return Duration.between(clock.now, new SourceLoop(settings, kept, book, web, clock, new Told()).due());
  }

  /** What was published since somebody last looked. */
  public List<PostingEvent> published() {
    List<PostingEvent> all = List.copyOf(book.events);
    book.events.clear();
    return all;
  }

  public List<JobPosted> posted() {
    return published().stream().filter(JobPosted.class::isInstance).map(JobPosted.class::cast).toList();
  }

  /** The same in a word each, by id: {@code +} posted, {@code -} withdrawn. */
  public String changes() {
    Map<String, String> all = new TreeMap<>();
    for (PostingEvent event : published()) {
      switch (event) {
        case JobPosted posted -> all.merge(posted.posting().id(), "+", String::concat);
        case JobWithdrawn gone -> all.merge(gone.posting().id(), "-", String::concat);
        default -> throw new IllegalStateException("Sources publish no " + event);
      }
    }
    List<String> words = new ArrayList<>();
    all.forEach((id, what) -> words.add(what + id));
    return String.join(" ", words);
  }

  public void kafkaFails(boolean fails) {
    book.fails = fails;
  }

  @Override
  public void close() {
    web.close();
    server.close();
  }

  private static final class Memory implements Book {
    private final List<PostingEvent> events = new ArrayList<>();
    private Optional<byte[]> standing = Optional.empty();
    private boolean fails;

    @Override
    public void write(SourceName source, List<Entry> entries, Standing standing) throws SourceException {
      if (fails) {
        throw new SourceException(Trouble.KAFKA, "Kafka did not take what was found");
      }
      entries.forEach(entry -> events.add(entry.event()));
      this.standing = Optional.of(StateJson.write(standing));
    }

    @Override
    public void forget(SourceName source, List<String> ids) {}

    @Override
    public void close() {}
  }

  private static final class Told implements SourceReports {
    private final List<SourceReport> reports = new ArrayList<>();

    SourceReport last() {
      return reports.getLast();
    }

    @Override
    public void tell(SourceReport report) {
      reports.add(report);
    }

    @Override
    public void round(SourceName source, SourceReport.Found found) {}

    @Override
    public void failure(SourceName source, Trouble trouble) {}
  }

  private static final class Hand implements Timer {
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public void waitUntil(Instant time) {
      throw new UnsupportedOperationException("the test asks when it likes");
    }
  }
}
