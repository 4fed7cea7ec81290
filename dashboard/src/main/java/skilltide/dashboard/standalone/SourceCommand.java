package skilltide.dashboard.standalone;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import skilltide.ingest.source.BoardKind;

/** {@code skilltide source} */
@Command(name = "source", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Job boards: tries one, or lists those that a running instance asks.", subcommands = {
  SourceTryCommand.class, SourceListCommand.class})
final class SourceCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(),
        "Name what to do: 'source try BOARD' reads one without keeping anything, as greenhouse:stripe; "
            + "'source list' tells which ones a running instance asks. Boards: " + BoardKind.words() + ".");
  }
}
