package skilltide.dashboard.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import skilltide.dashboard.query.AnswerJson;

/** Answers that need not be sent again as long as the figures stay. */
final class Answered {
  static final String CSV = "text/csv";
  static final MediaType CSV_TYPE = MediaType.of("text/csv; charset=utf-8; header=present");

  private Answered() {}

  /**
   * The tag of an answer. Weak, for the time that an answer was given and how fresh it was are left out of it.
   *
   * @param rest what else tells answers apart; everything in it must have a text of its own
   */
  static String tag(long revision, Object... rest) {
    String text = Arrays.stream(rest).map(Object::toString).collect(Collectors.joining("\n"));
    return "W/\"" + AnswerJson.revision(revision) + '-' + Integer.toHexString(text.hashCode()) + '"';
  }

  /**
   * The answer, or word that the one that the asker has is still right.
   *
   * @param provisional whether more is to be heard of its figures; what is final may be kept for a minute without asking again, for
   *     even that is amended at times
   */
  static HttpResponse<String> tagged(HttpRequest<?> request, String tag, boolean provisional, MediaType type,
      Supplier<String> body) {
    List<String> known = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH);
    boolean same = known.stream().flatMap(tags -> Arrays.stream(tags.split(","))).map(String::strip)
        .anyMatch(tag::equals);
    var response = same ? HttpResponse.<String>notModified() : HttpResponse.ok(body.get()).contentType(type);
    return response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL,
        provisional ? "no-cache" : "max-age=60");
  }
}
