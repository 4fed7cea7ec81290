package skilltide.dashboard.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import skilltide.ingest.keys.KeyFile;

/**
 * What an instance is to be.
 *
 * @param roles what it does
 * @param cluster the Kafka to work with; none for the embedded one
 * @param topicPrefix what the names of all its topics begin with; may be empty
 * @param partitions of each topic, 1 or more
 * @param data its data folder
 * @param host the address that it listens on
 * @param port there, 0 for any free one
 * @param clock what time it is for the figures
 * @param demo the demo to play, if it is one
 * @param publishers who may publish, beside programs of this machine
 * @param serving how it is reached, beyond its address
 */
public record ProgramSettings(Set<Role> roles, Optional<Cluster> cluster, String topicPrefix, int partitions, Path data,
    String host, int port, WorldClock clock, Optional<Demo> demo, Publishers publishers,
    Serving serving) {
  public static final int EMBEDDED_PARTITIONS = 4;
  public static final int CLUSTER_PARTITIONS = 12;

  public ProgramSettings {
    roles = Set.copyOf(roles);
  }

  /** With the keys in the data folder, and views of its own page only. */
  public ProgramSettings(Set<Role> roles, Optional<Cluster> cluster, String topicPrefix, int partitions, Path data,
      String host, int port, WorldClock clock, Optional<Demo> demo) {
    this(roles, cluster, topicPrefix, partitions, data, host, port, clock, demo, Publishers.USUAL, Serving.USUAL);
  }

  /** Reached by HTTP. */
  public ProgramSettings(Set<Role> roles, Optional<Cluster> cluster, String topicPrefix, int partitions, Path data,
      String host, int port, WorldClock clock, Optional<Demo> demo, Publishers publishers) {
    this(roles, cluster, topicPrefix, partitions, data, host, port, clock, demo, publishers, Serving.USUAL);
  }

  /** All roles with the embedded Kafka, by the wall clock. */
  public static ProgramSettings embedded(Path data, int port) {
    return new ProgramSettings(Set.of(Role.values()), Optional.empty(), "", EMBEDDED_PARTITIONS, data, Loopback.HOST,
        port,
        WorldClock.WALL, Optional.empty());
  }

  /** Where publishers' keys are. */
  Path keyFile() {
    return publishers.keys().orElseGet(() -> data.resolve(KeyFile.NAME)).toAbsolutePath();
  }

  /** The configuration that the roles are started with. */
  Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    for (Role role : Role.values()) {
      properties.put(role.property(), roles.contains(role));
    }
    properties.put("skilltide.clock", clock.word());
    properties.put("skilltide.demo", demo.isPresent());
    demo.ifPresent(played -> {
      properties.put("skilltide.demo-seed", played.seed());
      properties.put("skilltide.demo-month", played.month());
      properties.put("skilltide.demo-rest", played.rest());
    });
    properties.put("skilltide.version", Version.program());
    properties.put("skilltide.keys.file", keyFile().toString());
    if (!publishers.glossaries().isEmpty()) { // or the environment's would count for nothing
      properties.put("skilltide.glossary.origins", publishers.glossaries());
    }
    properties.put("skilltide.data", data.toAbsolutePath().toString());
    properties.put("skilltide.streams.state-dir", data.toAbsolutePath().resolve("streams").toString());
    properties.put("skilltide.streams.alone", cluster.isEmpty()); // nobody else reaches the embedded Kafka
    properties.put("skilltide.partitions", partitions);
    properties.put("micronaut.server.host", host);
    int listened = port == 0 ? -1 : port; // -1: any free one
    properties.put("micronaut.server.port", listened);
    serving.managementPort().ifPresent(own -> properties.put("endpoints.all.port", own));
    serving.tls().ifPresent(tls -> {
      properties.put("micronaut.server.ssl.enabled", true);
      properties.put("micronaut.server.ssl.port", listened);
      properties.put("micronaut.server.ssl.build-self-signed", false);
      properties.put("micronaut.server.ssl.key-name", "page");
      properties.put("micronaut.certificate.file.page.format", "PEM");
      properties.put("micronaut.certificate.file.page.path", tls.key().toAbsolutePath().toString());
      properties.put("micronaut.certificate.file.page.certificate-path", tls.certificate().toAbsolutePath().toString());
    });
    return properties;
  }

  /**
   * Who may publish from elsewhere.
   *
   * @param keys the file of publishers' keys; none for the one in the data folder
   * @param glossaries origins of sites whose pages may say that a term was looked at
   */
  public record Publishers(Optional<Path> keys, List<String> glossaries) {
    public static final Publishers USUAL = new Publishers(Optional.empty(), List.of());

    public Publishers {
      glossaries = List.copyOf(glossaries);
    }
  }

  /**
   * How it is reached.
   *
   * @param tls what HTTPS is served with; none for HTTP
   * @param managementPort where health and metrics are served, and nothing else; none for beside the page
   */
  public record Serving(Optional<Tls> tls, OptionalInt managementPort) {
    public static final Serving USUAL = new Serving(Optional.empty(), OptionalInt.empty());
  }

  /**
   * What HTTPS is served with, as PEM.
   *
   * @param certificate the server's, with those between it and its authority
   * @param key its private key
   */
  public record Tls(Path certificate, Path key) {}

  /**
   * A Kafka that is there already.
   *
   * @param bootstrapServers {@code host:port} of one or more brokers, comma-separated
   * @param properties client settings, such as security
   */
  public record Cluster(String bootstrapServers, Map<String, String> properties) {
    public Cluster {
      properties = Map.copyOf(properties);
    }

    /** Names the properties only: among their values are passwords, and this is logged. */
    @Override
    public String toString() {
      return "Cluster[bootstrapServers=" + bootstrapServers + ", properties=" + new TreeSet<>(properties.keySet())
          + ']';
    }
  }

  /**
   * How the demo is played.
   *
   * @param seed what its postings are drawn from: the same seed gives the same postings
   * @param month how long a month takes
   * @param rest how long the last month stays before it begins again
   */
  public record Demo(long seed, Duration month, Duration rest) {
    public static final Duration MONTH = Duration.ofSeconds(4);
    public static final Duration REST = Duration.ofSeconds(20);

    public Demo(long seed) {
      this(seed, MONTH, REST);
    }
  }
}
