package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skilltide.dashboard.query.InvalidViewException;
import skilltide.dashboard.query.ViewParser;

/** A request's parameters, by name. */
final class Parameters {

  private Parameters() {}

  /**
   * Those of an operation, each with its one value; {@code skills} may be given several times.
   *
   * @throws InvalidViewException when another is given more than once, or the operation has no such parameter
   */
  static Map<String, String> of(HttpRequest<?> request, Operation operation) {
    Map<String, String> parameters = of(request);
    ViewParser.requireOnly(parameters.keySet(), operation.parameters());
    return parameters;
  }

  /**
   * Each with its one value; {@code skills} may be given several times.
   *
   * @throws InvalidViewException when another is given more than once
   */
  static Map<String, String> of(HttpRequest<?> request) {
    Map<String, String> parameters = new TreeMap<>();
    for (Map.Entry<String, List<String>> given : request.getParameters().asMap().entrySet()) {
      if (given.getValue().size() > 1 && !given.getKey().equals("skills")) {
        throw new InvalidViewException(given.getKey(), "given more than once; it takes one value");
      }
      parameters.put(given.getKey(), String.join(",", given.getValue()));
    }
    return parameters;
  }
}
