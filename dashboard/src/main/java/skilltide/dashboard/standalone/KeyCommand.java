package skilltide.dashboard.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import skilltide.ingest.keys.KeyFile;
import skilltide.ingest.keys.KeySecret;
import skilltide.ingest.keys.PublisherKey;

/** {@code skilltide key} */
@Command(name = "key", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
  "Publishers' keys, which are needed wherever others than this machine can send postings.",
  "They are in a file; instances that run see a change within a second.",
  "Several instances need the same file, and each is told of it with --keys."})
final class KeyCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", scope = ScopeType.INHERIT, description = "The data folder that holds the file (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(names = "--keys", paramLabel = "FILE", scope = ScopeType.INHERIT, description = "The file, if it is elsewhere.")
  private @Nullable Path keys;

  private final Clock clock;

  KeyCommand() {
    this(Clock.systemUTC());
  }

  KeyCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(),
        "Name what to do: 'key new NAME' makes one, 'key list' tells which there are, 'key revoke NAME' takes one back.");
  }

  @Command(name = "new", mixinStandardHelpOptions = true, description = {
    "Makes a key and prints it, this once: only its hash is kept.", "Exit code 1 when there is one of this name."})
  int make(@Parameters(paramLabel = "NAME", description = "Whose it is: a-z, 0-9, '.', '_' and '-'.") String name,
      @Option(names = "--source", split = ",", paramLabel = "SOURCE", defaultValue = "http", description = "Whose postings it may send, withdraw and forget, comma-separated; * for all (default: ${DEFAULT-VALUE}).") List<String> sources,
      @Option(names = "--rate", paramLabel = "N", defaultValue = "100", description = "Postings a second in the long run; ten seconds' worth at once (default: ${DEFAULT-VALUE}).") int rate) {
    KeySecret secret = KeySecret.fresh();
    PublisherKey key = key(name, secret, new LinkedHashSet<>(sources), rate);
    KeyFile file = file();
    PrintWriter err = spec.commandLine().getErr();
    try {
      if (!file.add(key)) {
        err.println("There is a key '%s' in %s: revoke that one first, or choose another name.".formatted(name,
            file.path()));
        return ExitCode.SOFTWARE;
      }
    } catch (IOException e) {
      throw unusable(file, e);
    }
    spec.commandLine().getOut().println(secret.reveal());
    spec.commandLine().getOut().flush();
    err.println("Made for %s: %s, %,d postings a second. It is shown this once; send it as 'Authorization: Bearer %s'."
        .formatted(name, key.sources().contains(PublisherKey.EVERY) ? "all sources" : key.sourceList(), rate, secret));
    return ExitCode.OK;
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the keys there are, without the keys themselves.")
  int list() {
    KeyFile file = file();
    List<PublisherKey> all;
    try {
      all = file.read();
    } catch (IOException e) {
      throw unusable(file, e);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (!all.isEmpty()) {
      out.println("%-20s %-30s %9s  %s".formatted("NAME", "SOURCES", "RATE", "MADE"));
    }
    for (PublisherKey key : all) {
      out.println("%-20s %-30s %,7d/s  %s".formatted(key.name(), key.sourceList(), key.rate(), key.created()));
    }
    out.flush();
    if (all.isEmpty()) {
      spec.commandLine().getErr().println("There is no key in %s. Make one with ./skilltide key new NAME --source http;"
          .formatted(file.path()) + " a file elsewhere is named with --data DIR or --keys FILE.");
    }
    return ExitCode.OK;
  }

  @Command(name = "revoke", mixinStandardHelpOptions = true, description = {
    "Takes a key back: instances that run refuse it within a second.", "Exit code 1 when there is none of this name."})
  int revoke(@Parameters(paramLabel = "NAME") String name) {
    KeyFile file = file();
    try {
      if (file.remove(name)) {
        spec.commandLine().getOut().println("Revoked: " + name);
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
      }
    } catch (IOException e) {
      throw unusable(file, e);
    }
    spec.commandLine().getErr().println("There is no key '%s' in %s.".formatted(Terminal.printable(name), file.path()));
    return ExitCode.SOFTWARE;
  }

  private PublisherKey key(String name, KeySecret secret, Set<String> sources, int rate) {
    try {
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      return new PublisherKey(name, secret.hash(), sources, rate, now);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private KeyFile file() {
    return new KeyFile(keys == null ? data.resolve(KeyFile.NAME) : keys);
  }

  private static CannotStartException unusable(KeyFile file, IOException e) {
    return new CannotStartException("The keys in '%s' cannot be used: %s".formatted(file.path(), e.getMessage()), e);
  }
}
