package skilltide.dashboard.standalone;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import skilltide.dashboard.api.Attributions;
import skilltide.ingest.event.KafkaSettings;
import skilltide.ingest.source.BoardKind;
import skilltide.ingest.source.run.Sources;
import skilltide.ingest.source.web.WebSettings;
import skilltide.ingest.trace.Traces;
import skilltide.streams.taxonomy.Taxonomy;
import skilltide.streams.taxonomy.TaxonomyException;

/**
 * An instance: the data folder, Kafka where it is embedded, the topics, the roles, the demo if it is one. Started one
 * after the other, stopped in the opposite order. May be closed at any time from any thread.
 */
public final class Program implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Program.class);

  private final ProgramSettings settings;
  private final Supplier<Taxonomy> taxonomy;
  private final Sources sources;
  private final Telemetry telemetry;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private @Nullable Running running;
  private volatile boolean closed;

  /** With the bundled taxonomy. */
  public Program(ProgramSettings settings) {
    this(settings, Taxonomy::bundled);
  }

  /** @param taxonomy what postings are read for; asked once, while Kafka starts */
  public Program(ProgramSettings settings, Supplier<Taxonomy> taxonomy) {
    this(settings, taxonomy, Sources.none(WebSettings.usual(Version.program())));
  }

  /**
   * @param taxonomy what postings are read for; asked once, while Kafka starts
   * @param sources the job boards that are asked
   */
  public Program(ProgramSettings settings, Supplier<Taxonomy> taxonomy, Sources sources) {
    this(settings, taxonomy, sources, Telemetry.USUAL);
  }

  /** @param telemetry what it tells of itself */
  Program(ProgramSettings settings, Supplier<Taxonomy> taxonomy, Sources sources, Telemetry telemetry) {
    this.settings = settings;
    this.telemetry = telemetry;
    this.taxonomy = taxonomy;
    this.sources = sources;
  }

  /**
   * Starts everything; returns when the roles run and the server takes requests.
   *
   * @throws CannotStartException when something is in the way that the user can mend; then nothing is left running
   */
  public synchronized Running start() {
    if (closed || running != null) {
      throw new IllegalStateException("A program starts once");
    }
    try {
      Running now = startAll();
      running = now;
      return now;
    } catch (RuntimeException | Error e) {
      LOG.info("Not started", e);
      closed = true;
      stopAll();
      throw e;
    }
  }

  private Running startAll() {
    DataFolder folder = remember(DataFolder.open(settings.data()));
    LogFile.open(folder.logFile(), telemetry.logging());
    Loopback.requireFree(settings.port());
    settings.serving().tls().flatMap(TlsFiles::problem).ifPresent(why -> {
      throw new CannotStartException("HTTPS cannot be served: " + why + '.');
    });
    Optional<Traces> traces = telemetry.tracing().ratio().stream()
        .mapToObj(ratio -> remember(TraceExport.start(ratio)).traces()).findFirst();
    CompletableFuture<Taxonomy> reading = CompletableFuture.supplyAsync(taxonomy); // while Kafka starts
    KafkaSettings kafka = kafka(folder);
    Topics topics = new Topics(kafka, settings.partitions(), settings.roles());
    topics.make();
    if (settings.cluster().isPresent()) {
      topics.requireRights();
    }
    ApplicationContext context = remember(start(context(kafka, topics, read(reading), traces)));
    EmbeddedServer server = remember(context.getBean(EmbeddedServer.class));
    listen(server);
    URI address = address(server);
    URI management = management(address);
    if (!Readiness.await(management, () -> closed)) {
      LOG.warn("Not everything is ready yet: {}/health says what is missing", management);
    }
    if (settings.demo().isPresent()) {
      DemoPlayer player = context.findBean(DemoPlayer.class)
          .orElseThrow(() -> new CannotStartException("This build has no demo: start with './skilltide up'."));
      remember(player).start();
    }
    LOG.info("Started: {} at {}", settings, address);
    return new Running(address, kafka, folder.logFile(), context);
  }

  /** Where this machine reaches the server. */
  private URI address(EmbeddedServer server) {
    String host = settings.host().equals("0.0.0.0") ? Loopback.HOST : settings.host();
    return URI.create(server.getScheme() + "://" + host + ':' + server.getPort());
  }

  /** Where it tells of its health. */
  private URI management(URI address) {
    OptionalInt own = settings.serving().managementPort();
    return own.isPresent() ? URI.create("http://" + address.getHost() + ':' + own.getAsInt()) : address;
  }

  private static Taxonomy read(CompletableFuture<Taxonomy> taxonomy) {
    try {
      return taxonomy.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof TaxonomyException broken) {
        throw new CannotStartException("The taxonomy cannot be read: " + broken.getMessage(), broken);
      }
      throw e;
    }
  }

  private KafkaSettings kafka(DataFolder folder) {
    if (settings.cluster().isPresent()) {
      ProgramSettings.Cluster cluster = settings.cluster().get();
      return new KafkaSettings(cluster.bootstrapServers(), settings.topicPrefix(), cluster.properties());
    }
    EmbeddedBroker broker = remember(EmbeddedBroker.start(folder.kafka(), folder.clusterId()));
    return new KafkaSettings(broker.bootstrapServers(), settings.topicPrefix(), Map.of());
  }

  private ApplicationContext context(KafkaSettings kafka, Topics topics, Taxonomy taxonomy,
      Optional<Traces> traces) {
    ApplicationContextBuilder builder = ApplicationContext.builder().deduceEnvironment(false).banner(false)
        .properties(settings.properties()).singletons(kafka, topics, taxonomy, Clock.systemUTC());
    traces.ifPresent(builder::singletons);
    if (settings.roles().contains(Role.DASHBOARD)) {
      builder.singletons(new Attributions(BoardKind.attributions()));
    }
    if (settings.roles().contains(Role.INGEST)) {
      builder.singletons(sources);
    }
    return builder.build();
  }

  private static ApplicationContext start(ApplicationContext context) {
    try {
      return context.start();
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof ConfigurationException wrong) {
          throw new CannotStartException(wrong.getMessage() + '.', e);
        }
      }
      throw e;
    }
  }

  private void listen(EmbeddedServer server) {
    try {
      server.start();
    } catch (ServerStartupException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof BindException) {
          throw Loopback.taken(settings.port(), e);
        }
      }
      throw e;
    }
  }

  private <T extends AutoCloseable> T remember(T part) {
    started.push(part);
    return part;
  }

  /** Stops what was started, the last first. What fails to stop is logged and does not keep the rest running. */
  @Override
  public void close() {
    closed = true; // before it is this thread's turn: who waits in start() gives up
    stopAll();
  }

  private synchronized void stopAll() {
    while (!started.isEmpty()) {
      AutoCloseable part = started.pop();
      try {
        part.close();
      } catch (Exception e) { // whatever it is, the others must still be stopped
        LOG.error("{} did not stop in order", part.getClass().getSimpleName(), e);
      }
    }
  }

  /**
   * A program that runs.
   *
   * @param address of its page and its API
   * @param kafka how to reach the Kafka that it works with
   * @param logFile where it logs
   * @param context its beans
   */
  public record Running(URI address, KafkaSettings kafka, Path logFile, ApplicationContext context) {}
}
