package skilltide.dashboard;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import skilltide.dashboard.api.Attributions;
import skilltide.dashboard.cube.Cube;
import skilltide.dashboard.feed.UnknownViews;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.taxonomy.Taxonomy;

/** The dashboard role alone in a real server, at a fixed time, with no Kafka in reach: rows are put into the cube. */
public final class DashboardServer implements AutoCloseable {
  public static final Instant NOW = Instant.parse("2018-04-27T09:00:00Z");
  private static final Taxonomy TAXONOMY = Taxonomy.bundled();
  private static final UnknownViews.Found UNKNOWN = new UnknownViews.Found(List.of(
      new UnknownViews.Term("=kotln", 3, 2, 1, NOW, NOW), new UnknownViews.Term("norabus", 1, 1, 0, NOW, NOW)), true);

  private final ApplicationContext context;
  private final EmbeddedServer server;

  private DashboardServer(ApplicationContext context) {
    this.context = context;
    this.server = context.getBean(EmbeddedServer.class).start();
  }

  /** Starts one on a free port. */
  public static DashboardServer start(Map<String, Object> properties) {
    return start(properties, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** Starts one on a free port, with a clock of its own. */
  public static DashboardServer start(Map<String, Object> properties, Clock clock) {
    Map<String, Object> all = new HashMap<>(Map.of("skilltide.roles.dashboard", true, "skilltide.roles.ingest", false,
        "skilltide.roles.streams", false, "micronaut.server.host", "127.0.0.1", "micronaut.server.port", -1,
        "skilltide.version", "1.2.3"));
    all.putAll(properties);
    return new DashboardServer(ApplicationContext.builder().deduceEnvironment(false).banner(false).properties(all)
        .singletons(new KafkaSettings("127.0.0.1:1", "", Map.of("default.api.timeout.ms", "500")),
            clock, TAXONOMY, (UnknownViews) () -> UNKNOWN, new Attributions(Map.of("remoteok", "Remote OK")))
        .start());
  }

  public Cube cube() {
    return context.getBean(Cube.class);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public URI address() {
    return server.getURI();
  }

  @Override
  public void close() {
    server.close();
    context.close();
  }
}
