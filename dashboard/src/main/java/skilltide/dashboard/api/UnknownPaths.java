package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skilltide.dashboard.query.Nearest;

/** Paths that lead nowhere, told with the one that may have been meant. */
@Controller
final class UnknownPaths {
  private static final String API = "/api/v1/";
  private static final List<String> PATHS = Stream.concat(
      Operation.ALL.stream().flatMap(each -> each.formats().stream().map(format -> each.path() + format.suffix())),
      Stream.of("sql", "sql.csv", "sql.ndjson", "sql.parquet", "openapi.json")).toList();

  private final TermPages terms;

  UnknownPaths(TermPages terms) {
    this.terms = terms;
  }

  @Error(global = true, status = HttpStatus.NOT_FOUND)
  HttpResponse<?> unknown(HttpRequest<?> request) {
    Optional<HttpResponse<byte[]>> term = terms.missing(request.getPath());
    return term.isPresent() ? term.get() : unknown(request.getPath());
  }

  private static HttpResponse<String> unknown(String path) {
    String mend = path.startsWith(API) ? mend(path.substring(API.length())) : "";
    return StoreProblems.problem(HttpStatus.NOT_FOUND, "There is nothing at " + path + mend);
  }

  private static String mend(String asked) {
    // Of skills/kotlin/evidense the middle is right.
    String[] parts = asked.split("/", -1);
    String id = parts.length > 1 && parts[0].startsWith("skill") ? parts[1] : "{id}";
    List<String> paths = PATHS.stream().map(path -> path.replace("{id}", id)).toList();
    Optional<String> nearest = paths.stream().filter(path -> path.startsWith(asked + '.')).findFirst()
        .or(() -> Nearest.to(asked, paths));
    return nearest.map(path -> ", did you mean " + API + path + "?").orElse("; /docs has all queries");
  }
}
