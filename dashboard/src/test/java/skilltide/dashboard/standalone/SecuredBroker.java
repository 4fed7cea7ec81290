package skilltide.dashboard.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka in this JVM that asks everybody for TLS and a password (SCRAM-SHA-512), and allows nobody anything that is not granted. Its
 * other listener is for itself and for who grants.
 */
final class SecuredBroker implements AutoCloseable {
  private static final String PASSWORD = "of-%s";

  private final KafkaRaftServer server;
  private final int port;
  private final int open;
  private final Path folder;

  private SecuredBroker(KafkaRaftServer server, int port, int open, Path folder) {
    this.server = server;
    this.port = port;
    this.open = open;
    this.folder = folder;
  }

  /** @param users who have a password */
  static SecuredBroker start(Path folder, Certificate certificate, List<String> users) throws Exception {
    int[] ports = ports();
    Path data = folder.resolve("data");
    new Formatter().setNodeId(1).setClusterId(Uuid.randomUuid().toString()).addDirectory(data.toString())
        .setMetadataLogDirectory(data.toString()).setControllerListenerName("CONTROLLER")
        .setScramArguments(users.stream()
            .map(user -> "SCRAM-SHA-512=[name=%s,password=%s]".formatted(user, PASSWORD.formatted(user))).toList())
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)).run();
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings(data, ports, certificate), false),
        Time.SYSTEM);
    server.startup();
    return new SecuredBroker(server, ports[0], ports[1], folder);
  }

  String servers() {
    return Loopback.HOST + ':' + port;
  }

  /** Who may do everything. */
  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", Loopback.HOST + ':' + open));
  }

  /** A file of client settings, as operators write one. */
  Path client(String user, String password, Path authority) throws IOException {
    return Files.writeString(folder.resolve(user + ".properties"), """
        security.protocol=SASL_SSL
        sasl.mechanism=SCRAM-SHA-512
        sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="%s" password="%s";
        ssl.truststore.type=PEM
        ssl.truststore.location=%s
        """.formatted(user, password, authority));
  }

  static String passwordOf(String user) {
    return PASSWORD.formatted(user);
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static Map<String, String> settings(Path data, int[] ports, Certificate certificate) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + ports[2]);
    settings.put("listeners", "SECURED://127.0.0.1:%d,OWN://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(ports[0],
        ports[1], ports[2]));
    settings.put("listener.security.protocol.map", "SECURED:SASL_SSL,OWN:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "OWN");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put("listener.name.secured.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    settings.put("ssl.keystore.location", certificate.store().toString());
    settings.put("ssl.keystore.password", Certificate.PASSWORD);
    settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("allow.everyone.if.no.acl.found", "false");
    settings.put("super.users", "User:ANONYMOUS");
    settings.put("log.dirs", data.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    for (String one : List.of("offsets.topic.replication.factor", "transaction.state.log.replication.factor",
        "transaction.state.log.min.isr", "share.coordinator.state.topic.replication.factor",
        "share.coordinator.state.topic.min.isr", "share.coordinator.state.topic.num.partitions")) {
      settings.put(one, "1");
    }
    settings.put("offsets.topic.num.partitions", "2");
    settings.put("transaction.state.log.num.partitions", "2");
    settings.put("broker.heartbeat.interval.ms", "500");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    return settings;
  }

  private static int[] ports() throws IOException {
    try (ServerSocket one = Loopback.listen(0);
        ServerSocket two = Loopback.listen(0);
        ServerSocket three = Loopback.listen(0)) {
      return Stream.of(one, two, three).mapToInt(ServerSocket::getLocalPort).toArray();
    }
  }
}
