package skilltide.dashboard.standalone;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options by which operators say where an instance logs, and how. */
final class LogOption {
  private static final String TARGET = "SKILLTIDE_LOG";
  private static final String FORMAT = "SKILLTIDE_LOG_FORMAT";

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--log", paramLabel = "file|stdout", description = {
    "Where to log: a file in the data folder, or stdout, as containers do, which then has nothing else (default: file).",
    "Without it as the environment variable " + TARGET + " says."})
  private @Nullable String target;

  @Option(names = "--log-format", paramLabel = "text|json", description = {
    "How to log: text, or a JSON object a line (default: text).",
    "Without it as the environment variable " + FORMAT + " says."})
  private @Nullable String format;

  /** @throws ParameterException when there is no such place or format: it says which there are */
  Logging logging() {
    return logging(System.getenv());
  }

  /** @param environment the variables that count where no option is given */
  Logging logging(Map<String, String> environment) {
    return new Logging(
        new VariableOption<>("--log", TARGET, Logging::target, Logging.Target.FILE).of(spec, target, environment),
        new VariableOption<>("--log-format", FORMAT, Logging::format, Logging.Format.TEXT).of(spec, format,
            environment));
  }
}
