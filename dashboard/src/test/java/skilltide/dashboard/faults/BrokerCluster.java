package skilltide.dashboard.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;

/** Three brokers, each also a controller; everything lies on all three and is safe on two. */
final class BrokerCluster implements AutoCloseable {
  private static final int SIZE = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<BrokerProcess> brokers;
  private final List<CutProxy> proxies;

  private BrokerCluster(List<BrokerProcess> brokers) {
    this.brokers = brokers;
    proxies = brokers.stream().map(BrokerProcess::ports)
        .map(ports -> new CutProxy(ports.proxy(), ports.behindProxy())).toList();
  }

  /** Starts one; returns when all its brokers take part. */
  static BrokerCluster start(Path folder) {
    List<BrokerProcess.Ports> ports = Stream.generate(BrokerProcess.Ports::free).limit(SIZE).toList();
    List<BrokerProcess> brokers = IntStream.rangeClosed(1, SIZE)
        .mapToObj(id -> new BrokerProcess(id, ports, folder.resolve("broker-" + id))).toList();
    String clusterId = Uuid.randomUuid().toString();
    brokers.forEach(broker -> broker.format(clusterId));
    brokers.forEach(BrokerProcess::start);
    BrokerCluster cluster = new BrokerCluster(brokers);
    cluster.awaitWhole();
    return cluster;
  }

  List<BrokerProcess> brokers() {
    return brokers;
  }

  /** The way of those who come through proxies to each broker, in the brokers' order. */
  List<CutProxy> proxies() {
    return proxies;
  }

  /** For everybody. */
  String servers() {
    return servers(BrokerProcess.Ports::direct);
  }

  /** For who shall reach every broker through its proxy only. */
  String proxiedServers() {
    return servers(BrokerProcess.Ports::proxy);
  }

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", servers()));
  }

  /** Waits until every broker is there and every partition lies on all of them again. */
  void awaitWhole() {
    try (Admin admin = admin()) {
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).ignoreExceptions()
          .until(() -> admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() == SIZE && inSync(admin));
    }
  }

  private static boolean inSync(Admin admin) throws ExecutionException, InterruptedException {
    Map<String, TopicDescription> topics = admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get();
    return topics.values().stream().flatMap(topic -> topic.partitions().stream())
        .allMatch(partition -> partition.isr().size() == SIZE);
  }

  private String servers(ToIntFunction<BrokerProcess.Ports> port) {
    return brokers.stream().map(broker -> FreePort.HOST + ':' + port.applyAsInt(broker.ports()))
        .collect(Collectors.joining(","));
  }

  @Override
  public void close() throws IOException {
    brokers.forEach(BrokerProcess::close);
    for (CutProxy proxy : proxies) {
      proxy.close();
    }
  }
}
