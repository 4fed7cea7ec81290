package skilltide.dashboard.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.Table;

/** Answers in the form that is asked for, which need not be sent again as long as the figures stay. */
final class Answered {
  /** Answers are there as these. */
  static final List<Format> FORMATS = List.of(Format.JSON, Format.CSV, Format.NDJSON);

  private static final int WORTH_ZIPPING = 1_024;

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
   * @param tag of it, whatever its form
   * @param provisional whether more is to be heard of its figures; what is final may be kept for a minute without asking again, for
   *     even that is amended at times
   * @param table the same as a table
   */
  static HttpResponse<byte[]> tagged(HttpRequest<?> request, String tag, boolean provisional, Supplier<String> json,
      Supplier<Table> table) {
    Format format = Format.of(request, FORMATS);
    return tagged(request, tag, provisional, format, () -> switch (format) {
      case CSV -> table.get().csv();
      case NDJSON -> table.get().ndjson();
      default -> json.get();
    });
  }

  /** An answer that is there as JSON alone. */
  static HttpResponse<byte[]> tagged(HttpRequest<?> request, String tag, boolean provisional, Supplier<String> json) {
    return tagged(request, tag, provisional, Format.JSON, json);
  }

  private static HttpResponse<byte[]> tagged(HttpRequest<?> request, String tag, boolean provisional, Format format,
      Supplier<String> body) {
    String own = tag.substring(0, tag.length() - 1) + format.suffix() + '"';
    var response = isKnown(request, own) ? HttpResponse.<byte[]>notModified() : body(request, format, body.get());
    return response.header(HttpHeaders.ETAG, own).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).header(
        HttpHeaders.CACHE_CONTROL, provisional ? "no-cache" : "max-age=60");
  }

  /** Whether the asker has the answer with this tag. */
  static boolean isKnown(HttpRequest<?> request, String tag) {
    return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
        .flatMap(tags -> Arrays.stream(tags.split(","))).map(String::strip).anyMatch(tag::equals);
  }

  /** A body; the server compresses JSON and CSV by itself, but does not know NDJSON for text. */
  static MutableHttpResponse<byte[]> body(HttpRequest<?> request, Format format, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean zips = format == Format.NDJSON && bytes.length >= WORTH_ZIPPING && Zipping.isAccepted(request);
    var response = HttpResponse.ok(zips ? zipped(bytes) : bytes).contentType(format.type());
    return zips ? Zipping.mark(response) : response;
  }

  private static byte[] zipped(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
