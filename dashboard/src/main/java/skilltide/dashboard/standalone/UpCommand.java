package skilltide.dashboard.standalone;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import skilltide.ingest.keys.KeyFile;
import skilltide.ingest.replay.PostingFormat;
import skilltide.ingest.source.run.Sources;

/** {@code skilltide up} */
@Command(name = "up", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
  "Runs Skilltide with your postings.",
  "By default everything in one process, with a Kafka of its own whose data stays in the data folder."})
final class UpCommand implements Callable<Integer> {
  @Spec
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

  @Override
  public Integer call() throws InterruptedException {
    ProgramSettings settings = settings();
    requireKeys(settings);
    var out = spec.commandLine().getOut();
    Logging logging = log.logging();
    Foreground.run(new Program(settings, taxonomy.taxonomy(), sources(), logging), out, running -> {
      if (logging.target() == Logging.Target.FILE) {
        announcement(settings, running).print(out);
      }
    }, () -> {});
    return 0;
  }

  /** @throws ParameterException when the options do not go together */
  ProgramSettings settings() {
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
    Configuration configuration = sources.configuration();
    if (!configuration.glossaryOrigins().isEmpty() && !roles.contains(Role.INGEST)) {
      throw refused("--config: the glossary needs the role ingest: views are taken by it");
    }
    Optional<ProgramSettings.Cluster> cluster = Optional.ofNullable(kafka)
        .map(servers -> new ProgramSettings.Cluster(servers, clientProperties()));
    int usual = cluster.isPresent() ? ProgramSettings.CLUSTER_PARTITIONS : ProgramSettings.EMBEDDED_PARTITIONS;
    return new ProgramSettings(roles, cluster, topicPrefix, partitions == null ? usual : partitions, data, host, port,
        clock, Optional.empty(),
        new ProgramSettings.Publishers(Optional.ofNullable(keys), configuration.glossaryOrigins()));
  }

  private Sources sources() {
    Sources asked = sources.sources();
    if (!asked.all().isEmpty() && !roles.contains(Role.INGEST)) {
      throw refused("--source and --config need the role ingest: sources are asked by it");
    }
    return asked;
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

  private static void requireKeys(ProgramSettings settings) {
    try {
      var unused = new KeyFile(settings.keyFile()).read();
    } catch (IOException e) {
      throw new CannotStartException("Publishers' keys cannot be read: " + e.getMessage(), e);
    }
  }

  /** What publishers need, where others than this machine can send something. */
  static Optional<String> keysNeeded(ProgramSettings settings) {
    if (!settings.roles().contains(Role.INGEST) || Loopback.is(settings.host())) {
      return Optional.empty();
    }
    String where = settings.publishers().keys().map(file -> " --keys " + file)
        .orElseGet(() -> " --data " + settings.data());
    return Optional.of("who publishes needs a key: ./skilltide key new NAME" + where);
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private static Announcement announcement(ProgramSettings settings, Program.Running running) {
    String shows = switch (settings.clock()) {
      case WALL -> "postings and views as they arrive";
      case EVENT -> "an archive: now is its newest posting";
    };
    String words = new TreeSet<>(settings.roles()).stream().map(Role::word).collect(Collectors.joining(", "));
    Announcement announcement = Announcement.of(running);
    keysNeeded(settings).ifPresent(text -> announcement.line("Keys", text));
    return announcement.line("Shows", shows).line("Roles", words)
        .line("Kafka", running.kafka().bootstrapServers() + (settings.cluster().isPresent() ? "" : " (embedded)"))
        .line("Data", settings.data() + " (stays; the next start goes on from here)")
        .line("Log", running.logFile().toString())
        .line("Feed", "./skilltide replay FILE --format " + PostingFormat.words() + " --to " + running.address());
  }
}
