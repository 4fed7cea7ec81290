package skilltide.dashboard.standalone;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code skilltide source} */
@Command(name = "source", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Job boards: tries one, or lists those that a running instance asks.", subcommands = {
  SourceTryCommand.class, SourceListCommand.class})
final class SourceCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Name what to do: try or list.");
  }
}
