package skilltide.dashboard.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One real broker, also a controller, of a cluster of one or three; can be killed and started again on the same data. */
final class BrokerProcess implements AutoCloseable {

  /**
   * Where it listens, on {@link FreePort#HOST}.
   *
   * @param direct for everybody
   * @param behindProxy for who comes by way of the proxy
   * @param proxy the proxy
   * @param controller for the other controllers
   */
  record Ports(int direct, int behindProxy, int proxy, int controller) {
    static Ports free() {
      return new Ports(FreePort.next(), FreePort.next(), FreePort.next(), FreePort.next());
    }
  }

  private final int id;
  private final Ports ports;
  private final Path folder;
  private final Path configuration;
  private @Nullable ChildJvm process;
  private int starts;

  /** @param all where each of the cluster's brokers listens, the first of them has id 1 */
  BrokerProcess(int id, List<Ports> all, Path folder) {
    this.id = id;
    this.ports = all.get(id - 1);
    this.folder = folder;
    configuration = folder.resolve("server.properties");
    try {
      Files.createDirectories(folder);
      Files.write(configuration, settings(all).entrySet().stream().map(each -> each.getKey() + '=' + each.getValue())
          .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void format(String clusterId) {
    Path log = folder.resolve("format.log");
    ChildJvm format = ChildJvm.start(log, "kafka.tools.StorageTool",
        List.of("format", "--cluster-id", clusterId, "--config", configuration.toString()));
    if (!format.ended(Duration.ofMinutes(1)) || format.exitCode() != 0) {
      throw new IllegalStateException("Kafka's folder was not formatted: see " + log);
    }
  }

  /** Starts it; returns at once. */
  void start() {
    starts++;
    process = ChildJvm.start(folder.resolve("broker-" + starts + ".log"), "kafka.Kafka",
        List.of(configuration.toString()));
  }

  void kill() {
    if (process != null) {
      process.kill();
      process = null;
    }
  }

  Ports ports() {
    return ports;
  }

  @Override
  public void close() {
    kill();
  }

  private Map<String, String> settings(List<Ports> all) {
    String host = FreePort.HOST;
    Map<String, String> settings = new TreeMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(id));
    settings.put("controller.quorum.voters", IntStream.range(0, all.size())
        .mapToObj(i -> (i + 1) + "@" + host + ':' + all.get(i).controller()).collect(Collectors.joining(",")));
    settings.put("listeners", "DIRECT://%1$s:%2$d,PROXIED://%1$s:%3$d,CONTROLLER://%1$s:%4$d".formatted(host,
        ports.direct(), ports.behindProxy(), ports.controller()));
    settings.put("advertised.listeners", "DIRECT://%1$s:%2$d,PROXIED://%1$s:%3$d,CONTROLLER://%1$s:%4$d"
        .formatted(host, ports.direct(), ports.proxy(), ports.controller()));
    settings.put("listener.security.protocol.map", "DIRECT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "DIRECT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("log.dirs", folder.resolve("data").toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // Everything survives one broker, where there are three.
    String copies = Integer.toString(all.size());
    String inSync = Integer.toString(all.size() / 2 + 1);
    settings.put("default.replication.factor", copies);
    settings.put("min.insync.replicas", inSync);
    settings.put("offsets.topic.replication.factor", copies);
    settings.put("transaction.state.log.replication.factor", copies);
    settings.put("transaction.state.log.min.isr", inSync);
    settings.put("share.coordinator.state.topic.replication.factor", copies);
    settings.put("share.coordinator.state.topic.min.isr", inSync);
    // Small: the machine has other things to do.
    settings.put("offsets.topic.num.partitions", "3");
    settings.put("transaction.state.log.num.partitions", "3");
    // As in docker-compose.yml: what a dead instance left open holds up the one that follows it for no longer.
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    return settings;
  }
}
