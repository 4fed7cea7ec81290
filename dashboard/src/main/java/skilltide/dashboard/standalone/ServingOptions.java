package skilltide.dashboard.standalone;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how an instance is reached, beyond its address. */
final class ServingOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--tls-certificate", paramLabel = "FILE", description = "Serves HTTPS: the certificate, with those between it and its authority, as PEM. Read again when it changes.")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key, as PEM without a password.")
  private @Nullable Path key;

  @Option(names = "--management-port", paramLabel = "PORT", converter = PortOption.class, description = "Where /health and /prometheus are served, and nothing else, without TLS (default: with the page).")
  private @Nullable Integer managementPort;

  /** @throws ParameterException when the options do not go together */
  ProgramSettings.Serving serving() {
    if ((certificate == null) != (key == null)) {
      throw new ParameterException(spec.commandLine(), "--tls-certificate and --tls-key go together: name both");
    }
    if (managementPort != null && managementPort == 0) {
      throw new ParameterException(spec.commandLine(),
          "--management-port must be one that others know, 1 to 65535, not 0");
    }
    Path own = certificate;
    return new ProgramSettings.Serving(
        own == null || key == null ? Optional.empty() : Optional.of(new ProgramSettings.Tls(own, key)),
        managementPort == null ? OptionalInt.empty() : OptionalInt.of(managementPort));
  }
}
