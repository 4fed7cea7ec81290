package skilltide.ingest.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.util.DefaultHttpClientAddressResolver;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose request it is, for what one address may take of the server: what a proxy says in
 * {@code micronaut.server.client-address-header}, where that is set, else where the connection comes from. Micronaut's own
 * believes {@code X-Forwarded-For} without being told to, so that anybody could come from as many addresses as they like.
 */
@Singleton
@Replaces(DefaultHttpClientAddressResolver.class)
public final class ClientAddress implements HttpClientAddressResolver {
  private static final Pattern IPV6 = Pattern.compile("\\[?[0-9a-fA-F.]*:[0-9a-fA-F:.]*]?(%[A-Za-z0-9]+)?");
  private static final Pattern PORTED = Pattern.compile("([0-9.]+):[0-9]+|\\[([0-9a-fA-F:.%]+)](?::[0-9]+)?");
  private static final int IPV6_BYTES = 16;
  private static final int NETWORK_BITS = 64;
  private static final int SITE_BITS = 48;

  private final HttpServerConfiguration server;

  public ClientAddress(HttpServerConfiguration server) {
    this.server = server;
  }

  /** Whose network it is: of IPv6 whoever has one address has 64 bits of them. */
  public String network(HttpRequest<?> request) {
    String address = resolve(request);
    return beginning(address, NETWORK_BITS).orElse(address);
  }

  /** Whose site it is: of IPv6 the 48 bits that one party may be given, with 65,536 networks in them; none of IPv4. */
  public Optional<String> site(HttpRequest<?> request) {
    return beginning(resolve(request), SITE_BITS);
  }

  private static Optional<String> beginning(String address, int bits) {
    if (!IPV6.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress(); // no name, so that nobody is asked for it
      return bytes.length == IPV6_BYTES
          ? Optional.of(HexFormat.of().formatHex(bytes, 0, bits / Byte.SIZE) + '/' + bits)
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  // Some proxies add the port, which is another one for every connection.
  private static String withoutPort(String address) {
    Matcher with = PORTED.matcher(address);
    return with.matches() ? with.group(1) != null ? with.group(1) : with.group(2) : address;
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
    return withoutPort(all.substring(all.lastIndexOf(',') + 1).strip());
  }
}
