package skilltide.dashboard.live;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import skilltide.ingest.event.KafkaSettings;
import skilltide.streams.taxonomy.Taxonomy;

/** The dashboard's role in this process, with no Kafka that answers. */
public final class InProcess {

  private InProcess() {}

  // Clients wait for who says nothing; where nobody listens they try again and again, which would be measured as well.
  @SuppressWarnings("resource") // as long as the process
  private static int silent() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress()).getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static ApplicationContext start(String port, Map<String, Object> more, Object... beans) {
    Map<String, Object> properties = new HashMap<>(Map.of("skilltide.roles.dashboard", true, "skilltide.roles.ingest",
        false, "skilltide.roles.streams", false, "micronaut.server.host", "127.0.0.1", "micronaut.server.port", port,
        "skilltide.version", "bench", "skilltide.live.max-sockets-per-address", 20_000));
    properties.putAll(more);
    ApplicationContext context = ApplicationContext.builder().deduceEnvironment(false).banner(false)
        .properties(properties)
        .singletons(new KafkaSettings("127.0.0.1:" + silent(), "",
            Map.of("default.api.timeout.ms", "300000", "request.timeout.ms", "300000",
                "socket.connection.setup.timeout.ms", "300000", "socket.connection.setup.timeout.max.ms", "300000")),
            Workload.CLOCK, Taxonomy.bundled())
        .singletons(beans).start();
    context.getBean(EmbeddedServer.class).start();
    return context;
  }
}
