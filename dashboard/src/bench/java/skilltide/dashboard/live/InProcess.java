package skilltide.dashboard.live;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.taxonomy.Taxonomy;

/** The dashboard's role in this process, with no Kafka in reach. */
public final class InProcess {

  private InProcess() {}

  public static ApplicationContext start(String port, Map<String, Object> more, Object... beans) {
    Map<String, Object> properties = new HashMap<>(Map.of("skilltide.roles.dashboard", true, "skilltide.roles.ingest",
        false, "skilltide.roles.streams", false, "micronaut.server.host", "127.0.0.1", "micronaut.server.port", port,
        "skilltide.version", "bench", "skilltide.live.max-sockets-per-address", 20_000));
    properties.putAll(more);
    ApplicationContext context = ApplicationContext.builder().deduceEnvironment(false).banner(false)
        .properties(properties)
        .singletons(new KafkaSettings("127.0.0.1:1", "", Map.of("default.api.timeout.ms", "500", "reconnect.backoff.ms",
            "60000", "reconnect.backoff.max.ms", "60000")), Workload.CLOCK, Taxonomy.bundled())
        .singletons(beans).start();
    context.getBean(EmbeddedServer.class).start();
    return context;
  }
}
