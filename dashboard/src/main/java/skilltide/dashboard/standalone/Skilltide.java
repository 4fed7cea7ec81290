package skilltide.dashboard.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Without a command it is the demo. */
@Command(name = "skilltide", description = "Shows which skills the job market asks for, as it happens.", mixinStandardHelpOptions = true, versionProvider = Version.class, subcommands = {
  DemoCommand.class, UpCommand.class, ReplayCommand.class, RereadCommand.class, ReadCommand.class, ForgetCommand.class,
  SourceCommand.class, KeyCommand.class, DoctorCommand.class, TrainCommand.class}, footer = {"",
    "Without a command: demo.", "",
    "Exit codes: 0 done, 1 failed, 2 not understood; 130 and 143 after Ctrl-C and SIGTERM, as usual, once all is stopped."})
public final class Skilltide {
  private static final Set<String> OWN_OPTIONS = Set.of("-h", "--help", "-V", "--version");

  private Skilltide() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs a command to its end; the exit code. */
  public static int run(String... args) {
    return commandLine().execute(orDemo(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Skilltide()).setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Failure());
  }

  /** {@code skilltide --port 9000} is {@code skilltide demo --port 9000}. */
  static String[] orDemo(String... args) {
    if (args.length > 0 && (!args[0].startsWith("-") || OWN_OPTIONS.contains(args[0]))) {
      return args;
    }
    List<String> all = new ArrayList<>(List.of("demo"));
    all.addAll(List.of(args));
    return all.toArray(String[]::new);
  }
}
