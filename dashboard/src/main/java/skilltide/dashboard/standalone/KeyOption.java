package skilltide.dashboard.standalone;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The publisher's key that an instance elsewhere asks for. Better in the environment: others see what is on a command line. */
final class KeyOption {
  @Option(names = "--key", paramLabel = "KEY", description = "A publisher's key, where the instance asks for one (default: the environment variable SKILLTIDE_KEY).")
  private @Nullable String key;

  Optional<String> key() {
    return Optional.ofNullable(key == null ? System.getenv("SKILLTIDE_KEY") : key).filter(text -> !text.isBlank());
  }
}
