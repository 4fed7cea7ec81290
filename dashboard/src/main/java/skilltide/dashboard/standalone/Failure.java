package skilltide.dashboard.standalone;

import java.io.PrintWriter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** How a command's failure is told: one sentence. A stack trace is for the log, where there is one. */
final class Failure implements IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof CannotStartException) {
      err.println(command.getColorScheme().errorText(e.getMessage()));
      return ExitCode.SOFTWARE;
    }
    String what = "'%s' failed unexpectedly: %s".formatted(command.getCommandName(),
        e.toString().lines().findFirst().orElse(""));
    err.println(command.getColorScheme().errorText(what));
    Optional<String> log = LogFile.path();
    if (log.isPresent()) {
      LOG.info(what, e);
      err.println("The whole of it is in " + log.get());
    } else {
      e.printStackTrace(err);
    }
    return ExitCode.SOFTWARE;
  }
}
