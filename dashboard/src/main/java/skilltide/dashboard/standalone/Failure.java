package skilltide.dashboard.standalone;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** How a command's failure is told: one sentence; a stack trace is for the log. */
final class Failure implements IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof CannotStartException) {
      command.getErr().println(command.getColorScheme().errorText(e.getMessage()));
    } else {
      LOG.error("'{}' failed: {}", command.getCommandName(), e.toString(), e);
    }
    return ExitCode.SOFTWARE;
  }
}
