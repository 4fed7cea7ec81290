package skilltide.dashboard.standalone;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option by which operators say which part of the requests is followed. */
final class TraceOption {
  private static final String VARIABLE = "SKILLTIDE_TRACES";

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--traces", paramLabel = "off|RATIO", description = {
    "Which part of the requests is followed to the frames that show them, 0 to 1, by OpenTelemetry (default: off); 0 is those that senders who are known follow.",
    "Spans go to OTEL_EXPORTER_OTLP_ENDPOINT. Without it as the environment variable " + VARIABLE + " says."})
  private @Nullable String given;

  /** @throws ParameterException when it is neither: it says what it may be */
  Tracing tracing() {
    return tracing(System.getenv());
  }

  /** @param environment the variables that count where no option is given */
  Tracing tracing(Map<String, String> environment) {
    return new VariableOption<>("--traces", VARIABLE, Tracing::of, Tracing.OFF).of(spec, given, environment);
  }
}
