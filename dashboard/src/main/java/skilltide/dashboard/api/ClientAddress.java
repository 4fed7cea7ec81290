package skilltide.dashboard.api;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.util.DefaultHttpClientAddressResolver;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Whose request it is, for what one address may take of the server: what a proxy says in
 * {@code micronaut.server.client-address-header}, where that is set, else where the connection comes from. Micronaut's own
 * believes {@code X-Forwarded-For} without being told to, so that anybody could come from as many addresses as they like.
 */
@Singleton
@Replaces(DefaultHttpClientAddressResolver.class)
final class ClientAddress implements HttpClientAddressResolver {
  private final HttpServerConfiguration server;

  ClientAddress(HttpServerConfiguration server) {
    this.server = server;
  }

  @Override
  @SuppressWarnings("rawtypes") // so it is declared
  public String resolve(HttpRequest request) {
    String header = server.getClientAddressHeader();
    HttpHeaders headers = request.getHeaders();
    List<String> told = header == null ? List.of() : headers.getAll(header);
    if (told.isEmpty()) {
      return request.getRemoteAddress().getAddress().getHostAddress();
    }
    // A proxy appends what it has seen itself; what stands before that, the client may have made up.
    String all = told.getLast();
    return all.substring(all.lastIndexOf(',') + 1).strip();
  }
}
