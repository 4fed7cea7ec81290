package skilltide.dashboard.live;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import java.util.Arrays;

/**
 * Where viewers connect. It only says yes or no, once the filters that stand before every request have let it through;
 * {@link Takeover} does what follows from a yes.
 */
@Controller
final class LiveController {
  static final String SOCKET = "/ws/v1/live";
  static final String EVENTS = "/api/v1/live";
  private static final String VERSION = "13";

  private final Door door;
  private final HttpClientAddressResolver addresses;

  LiveController(Door door, HttpClientAddressResolver addresses) {
    this.door = door;
    this.addresses = addresses;
  }

  @Get(value = SOCKET, headRoute = false)
  HttpResponse<?> socket(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    boolean upgrade = "websocket".equalsIgnoreCase(headers.get(HttpHeaders.UPGRADE))
        && headers.getAll(HttpHeaders.CONNECTION).stream().flatMap(tokens -> Arrays.stream(tokens.split(",")))
            .anyMatch(token -> "upgrade".equalsIgnoreCase(token.strip()))
        && VERSION.equals(headers.get("Sec-WebSocket-Version")) && headers.contains("Sec-WebSocket-Key");
    return upgrade
        ? yes(request)
        : no(HttpStatus.UPGRADE_REQUIRED, "This is a WebSocket, version 13; "
            + "without one there are the same frames at " + EVENTS).header(HttpHeaders.UPGRADE, "websocket")
            .header("Sec-WebSocket-Version", VERSION);
  }

  @Get(value = EVENTS, produces = MediaType.TEXT_EVENT_STREAM, headRoute = false)
  HttpResponse<?> events(HttpRequest<?> request) {
    door.wanted(request.getUri().toString(), ""); // what is wrong with it is said now, not on the way
    return yes(request);
  }

  private HttpResponse<?> yes(HttpRequest<?> request) {
    if (request.getHttpVersion() != HttpVersion.HTTP_1_1) {
      return no(HttpStatus.HTTP_VERSION_NOT_SUPPORTED, "Live frames go over HTTP/1.1");
    }
    String address = addresses.resolve(request);
    return HttpResponse.ok().header(Takeover.YES, address == null ? "unknown" : address);
  }

  private static MutableHttpResponse<?> no(HttpStatus status, String why) {
    return HttpResponse.status(status).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
        .body(FrameJson.problem(status.getCode(), status.getReason(), why));
  }
}
