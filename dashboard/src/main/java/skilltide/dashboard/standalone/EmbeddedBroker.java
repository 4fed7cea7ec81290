package skilltide.dashboard.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real Kafka in this JVM: one node that is broker and controller, on free ports of 127.0.0.1. */
final class EmbeddedBroker implements AutoCloseable {

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts it, going on with what the folder holds; returns when it takes requests.
   *
   * @param folder where its data lies; formatted on the first start
   * @param clusterId whose data that is: the same at every start
   * @throws CannotStartException when Kafka does not start
   */
  static EmbeddedBroker start(Path folder, String clusterId) {
    try {
      Ports ports = Ports.free();
      format(folder, clusterId);
      KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings(folder, ports), false), Time.SYSTEM);
      try {
        server.startup();
      } catch (RuntimeException e) {
        server.shutdown();
        throw e;
      }
      return new EmbeddedBroker(server, Loopback.HOST + ':' + ports.broker());
    } catch (Exception e) { // Kafka declares none and throws many
      throw new CannotStartException("The embedded Kafka does not start with the data in '%s': %s".formatted(folder, e),
          e);
    }
  }

  /** Where clients of this machine reach it: {@code 127.0.0.1:port}. */
  String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops it in order, with everything acknowledged on disk. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path folder, String clusterId) throws Exception {
    new Formatter().setNodeId(1).setClusterId(clusterId).addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString()).setControllerListenerName("CONTROLLER").setIgnoreFormatted(true)
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)).run();
  }

  private static Map<String, String> settings(Path folder, Ports ports) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@" + Loopback.HOST + ':' + ports.controller());
    settings.put("listeners",
        "BROKER://%1$s:%2$d,CONTROLLER://%1$s:%3$d".formatted(Loopback.HOST, ports.broker(), ports.controller()));
    settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "BROKER");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("log.dirs", folder.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // A single node: one copy of everything.
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    // Every partition costs time at the start and at the stop; the usual 50 are meant for clusters.
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    // The heartbeat also carries "I am stopping": every 2 s, as usual, would make the stop wait for it.
    settings.put("broker.heartbeat.interval.ms", "500");
    // Held on the heap from the start on; the usual 128 MB are for clusters.
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    return settings;
  }

  /** Free when asked; taken a moment later. Both at once, so that they differ. */
  private record Ports(int broker, int controller) {
    static Ports free() throws IOException {
      try (ServerSocket broker = Loopback.listen(0); ServerSocket controller = Loopback.listen(0)) {
        return new Ports(broker.getLocalPort(), controller.getLocalPort());
      }
    }
  }
}
