package skilltide.dashboard.standalone;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import skilltide.ingest.source.run.Sources;
import skilltide.streams.taxonomy.Taxonomy;

/** The options that say what an instance is: of {@code up}, which starts it, and of {@code doctor}, which looks whether it could start. */
final class InstanceOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--roles", split = ",", paramLabel = "ROLE", defaultValue = "ingest,streams,dashboard", description = "What this process does, comma-separated: ${COMPLETION-CANDIDATES} (default: all; fewer need --kafka).")
  private Set<Role> roles = Set.of();

  @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "The Kafka to work with, comma-separated if more (default: an embedded one).")
  private @Nullable String kafka;

  @Option(names = "--kafka-properties", paramLabel = "FILE", description = "Client settings for --kafka, such as security.")
  private @Nullable Path kafkaProperties;

  @Option(names = "--topic-prefix", paramLabel = "TEXT", defaultValue = "", description = "What the names of all topics begin with (default: nothing).")
  private String topicPrefix = "";

  @Option(names = "--partitions", paramLabel = "N", description = "Of each topic, when they are made (default: 4 embedded, 12 with --kafka).")
  private @Nullable Integer partitions;

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "The data folder; a second start goes on where the first ended (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = Loopback.HOST, description = {
    "Where to listen (default: ${DEFAULT-VALUE}).",
    "Whoever publishes to an address other than this machine's own needs a key: ./skilltide key new NAME"})
  private String host = Loopback.HOST;

  @Option(names = "--keys", paramLabel = "FILE", description = "The file of publishers' keys, where several instances share one (default: publisher-keys in the data folder).")
  private @Nullable Path keys;

  @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", converter = PortOption.class, description = "Where the page and the API are served, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Mixin
  private ServingOptions serving = new ServingOptions();

  @Option(names = "--clock", paramLabel = "wall|event", defaultValue = "wall", description = "What time it is: wall, or event for an archive, where now is its newest posting (default: ${DEFAULT-VALUE}).")
  private WorldClock clock = WorldClock.WALL;

  @Option(names = "--no-demo", description = "Changes nothing: up never plays the demo.")
  @SuppressWarnings("UnusedVariable") // accepted, so that a script may say what it means
  private boolean noDemo;

  @Mixin
  private TaxonomyOption taxonomy = new TaxonomyOption();

  @Mixin
  private SourcesOption sources = new SourcesOption();

  @Mixin
  private LogOption log = new LogOption();

  @Mixin
  private TraceOption traces = new TraceOption();

  /** @throws ParameterException when the options do not go together, or the file of sources cannot be used */
  ProgramSettings settings() {
    List<String> glossaries = sources.configuration().glossaryOrigins();
    if (!glossaries.isEmpty() && !roles.contains(Role.INGEST)) {
      throw refused("--config: the glossary needs the role ingest: views are taken by it");
    }
    return settings(glossaries);
  }

  /**
   * Whatever the file of sources says.
   *
   * @param glossaries origins of sites whose pages may say that a term was looked at
   * @throws ParameterException when the options do not go together
   */
  ProgramSettings settings(List<String> glossaries) {
    if (partitions != null && partitions < 1) {
      throw refused("--partitions must be 1 or more, not " + partitions);
    }
    if (!topicPrefix.matches("[a-zA-Z0-9._-]{0,100}")) {
      throw refused("--topic-prefix must be letters, digits, '.', '_' and '-', at most 100, not '" + topicPrefix + "'");
    }
    if (kafka == null && kafkaProperties != null) {
      throw refused("--kafka-properties needs --kafka");
    }
    if (kafka == null && !roles.containsAll(Set.of(Role.values()))) {
      throw refused("--roles other than all needs --kafka: nobody else reaches the embedded one, so name the Kafka that"
          + " the other roles use");
    }
    Optional<ProgramSettings.Cluster> cluster = Optional.ofNullable(kafka)
        .map(servers -> new ProgramSettings.Cluster(servers, clientProperties()));
    int usual = cluster.isPresent() ? ProgramSettings.CLUSTER_PARTITIONS : ProgramSettings.EMBEDDED_PARTITIONS;
    return new ProgramSettings(roles, cluster, topicPrefix, partitions == null ? usual : partitions, data, host, port,
        clock, Optional.empty(), new ProgramSettings.Publishers(Optional.ofNullable(keys), glossaries),
        serving.serving());
  }

  /**
   * What postings are read for.
   *
   * @throws ParameterException when a file cannot be used: it names file, line and reason
   */
  Supplier<Taxonomy> taxonomy() {
    return taxonomy.taxonomy();
  }

  /**
   * The job boards that are asked.
   *
   * @throws ParameterException when something cannot be used, or nobody here asks them
   */
  Sources sources() {
    Sources asked = sources.sources();
    if (!asked.all().isEmpty() && !roles.contains(Role.INGEST)) {
      throw refused("--source and --config need the role ingest: sources are asked by it");
    }
    return asked;
  }

  /** @throws ParameterException when it cannot be told so */
  Telemetry telemetry() {
    return new Telemetry(log.logging(), traces.tracing());
  }

  /** The file of client settings, where one is given. */
  Optional<Path> clientFile() {
    return Optional.ofNullable(kafkaProperties);
  }

  private Map<String, String> clientProperties() {
    if (kafkaProperties == null) {
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(kafkaProperties)) {
      properties.load(reader);
    } catch (IOException e) {
      throw refused(
          "--kafka-properties: '" + kafkaProperties + "' cannot be read (" + e.getClass().getSimpleName() + ')');
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, "")));
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
