package skilltide.ingest.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether others than programs of this machine may be behind a request: the server listens on another address, is told of a
 * proxy, goes by another name, or the request itself says that it came by way of one.
 */
@Singleton
public final class Exposure {
  private static final Set<String> FORWARDED = Set.of("forwarded", "via", "x-real-ip", "true-client-ip",
      "cf-connecting-ip");
  private static final String FORWARDED_PREFIX = "x-forwarded-";

  private final boolean open;
  private final boolean required;
  private final Optional<String> proxyHeader;

  /** @param required whether it is to be taken for granted: behind a proxy that neither adds a header nor keeps the host */
  Exposure(HttpServerConfiguration server, AllowLists allowed,
      @Value("${skilltide.keys.required:false}") boolean required) {
    this.required = required;
    proxyHeader = Optional.ofNullable(server.getClientAddressHeader());
    // No host at all is every address.
    open = required || proxyHeader.isPresent() || !server.getHost().map(Exposure::isLoopback).orElse(false)
        || !allowed.onlyLoopback();
  }

  /** Whether somebody elsewhere may have sent it. */
  public boolean of(HttpRequest<?> request) {
    return open || isForwarded(request);
  }

  /**
   * Whether it comes from a program of this machine, and from none that speaks for others as far as can be told: a proxy that is
   * configured names in its header whom it speaks for.
   */
  public boolean isOfThisMachine(HttpRequest<?> request) {
    return !required && proxyHeader.map(header -> !request.getHeaders().contains(header)).orElse(true)
        && request.getRemoteAddress().getAddress().isLoopbackAddress() && !isForwarded(request);
  }

  private static boolean isForwarded(HttpRequest<?> request) {
    return request.getHeaders().names().stream().map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(name -> FORWARDED.contains(name) || name.startsWith(FORWARDED_PREFIX));
  }

  private static boolean isLoopback(String host) {
    try {
      return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // not known to be
    }
  }
}
