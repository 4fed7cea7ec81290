package skilltide.dashboard.standalone;

import java.io.IOException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import skilltide.ingest.keys.KeyFile;
import skilltide.ingest.replay.PostingFormat;

/** {@code skilltide up} */
@Command(name = "up", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
  "Runs Skilltide with your postings.",
  "By default everything in one process, with a Kafka of its own whose data stays in the data folder."})
final class UpCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin
  private InstanceOptions instance = new InstanceOptions();

  @Override
  public Integer call() throws InterruptedException {
    ProgramSettings settings = settings();
    requireKeys(settings);
    var out = spec.commandLine().getOut();
    Telemetry telemetry = instance.telemetry();
    Foreground.run(new Program(settings, instance.taxonomy(), instance.sources(), telemetry), out, running -> {
      if (telemetry.logging().target() == Logging.Target.FILE) {
        announcement(settings, running).print(out);
      }
    }, () -> {});
    return 0;
  }

  /** @throws ParameterException when the options do not go together, or the file of sources cannot be used */
  ProgramSettings settings() {
    return instance.settings();
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
