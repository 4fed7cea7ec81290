package skilltide.streams.topology;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real Kafka of one node, alone in its JVM, until its input ends. Its only argument is its folder. */
final class BrokerMain {
  private static final String HOST = "127.0.0.1";
  private static final String CLUSTER = "c2tpbGx0aWRlLWJlbmNoMQ";

  private BrokerMain() {}

  public static void main(String[] arguments) throws Exception {
    String folder = arguments[0];
    new Formatter().setNodeId(1).setClusterId(CLUSTER).addDirectory(folder).setMetadataLogDirectory(folder)
        .setControllerListenerName("CONTROLLER").setIgnoreFormatted(true)
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)).run();
    int broker;
    int controller;
    try (ServerSocket one = listen(); ServerSocket other = listen()) {
      broker = one.getLocalPort();
      controller = other.getLocalPort();
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings(folder, broker, controller), false),
        Time.SYSTEM);
    server.startup();
    Figure.tell(Map.of("bootstrap", HOST + ':' + broker));
    while (System.in.read() >= 0) {
      // whoever started it says nothing, and closes the pipe when it is done, or dead
    }
    server.shutdown();
    server.awaitShutdown();
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static Map<String, String> settings(String folder, int broker, int controller) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@" + HOST + ':' + controller);
    settings.put("listeners", "BROKER://%1$s:%2$d,CONTROLLER://%1$s:%3$d".formatted(HOST, broker, controller));
    settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "BROKER");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("log.dirs", folder);
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    // What a trial wrote is gone before the next one ends.
    settings.put("log.segment.delete.delay.ms", "1000");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    return settings;
  }
}
