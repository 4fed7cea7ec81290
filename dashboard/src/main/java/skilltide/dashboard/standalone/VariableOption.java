package skilltide.dashboard.standalone;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * An option that an environment variable stands in for.
 *
 * @param option such as {@code --log}
 * @param variable such as {@code SKILLTIDE_LOG}
 * @param reading throws an {@link IllegalArgumentException} that says what there may be
 * @param usual where neither is given
 */
record VariableOption<T>(String option, String variable, Function<String, T> reading, T usual) {

  /**
   * What it says.
   *
   * @param given the option's, if it is given
   * @param environment the variables that count where it is not
   * @throws ParameterException when it cannot be read: it names the option, or the variable
   */
  T of(CommandSpec spec, @Nullable String given, Map<String, String> environment) {
    String set = environment.getOrDefault(variable, "");
    if (given == null && set.isBlank()) {
      return usual;
    }
    try {
      return reading.apply(given == null ? set : given);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), (given == null ? variable : option) + ": " + e.getMessage(), e);
    }
  }
}
