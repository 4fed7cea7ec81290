package skilltide.dashboard.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.util.List;
import java.util.Optional;

/** In which form an answer is given: the one that the path ends in, else the one that {@code Accept} names, else JSON. */
enum Format {
  JSON("", Format.JSON_NAME), CSV(".csv", Format.CSV_NAME), NDJSON(".ndjson", Format.NDJSON_NAME), PARQUET(".parquet",
      Format.PARQUET_NAME);

  static final String JSON_NAME = MediaType.APPLICATION_JSON;
  static final String CSV_NAME = MediaType.TEXT_CSV;
  static final String NDJSON_NAME = "application/x-ndjson";
  static final String PARQUET_NAME = "application/vnd.apache.parquet";

  private static final MediaType CSV_TYPE = MediaType.of("text/csv; charset=utf-8; header=present");
  private static final MediaType NDJSON_TYPE = MediaType.of(NDJSON_NAME);
  private static final MediaType PARQUET_TYPE = MediaType.of(PARQUET_NAME);

  private final String suffix;
  private final String mime;

  Format(String suffix, String mime) {
    this.suffix = suffix;
    this.mime = mime;
  }

  /** What stands behind the path; nothing for JSON. */
  String suffix() {
    return suffix;
  }

  /** The name of its media type, without parameters. */
  String mime() {
    return mime;
  }

  MediaType type() {
    return switch (this) {
      case JSON -> MediaType.APPLICATION_JSON_TYPE;
      case CSV -> CSV_TYPE;
      case NDJSON -> NDJSON_TYPE;
      case PARQUET -> PARQUET_TYPE;
    };
  }

  /**
   * What a request asks for.
   *
   * @param offered the first one where the request leaves it open
   */
  static Format of(HttpRequest<?> request, List<Format> offered) {
    String path = request.getPath();
    Optional<Format> named = offered.stream().filter(each -> !each.suffix.isEmpty() && path.endsWith(each.suffix))
        .findFirst();
    return named.or(() -> request.accept().stream()
        .flatMap(accepted -> offered.stream().filter(each -> each.mime.equals(accepted.getName())))
        .findFirst()).orElse(offered.getFirst());
  }
}
