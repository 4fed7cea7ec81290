package skilltide.ingest.web;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Under which names the server may be addressed and from which sites. A page of another site that got its own name to
 * resolve to this machine is told by the first, a form or socket of another site by the second.
 *
 * @param allowedHosts values of {@code Host}: {@code name} for any port, or {@code name:port}
 * @param allowedOrigins values of {@code Origin} beside the server's own, such as {@code https://glossary.example}
 */
@ConfigurationProperties("skilltide")
public record AllowLists(@Bindable(defaultValue = "localhost,127.0.0.1,[::1]") List<String> allowedHosts,
    @Bindable(defaultValue = "") List<String> allowedOrigins) {

  /** Where operators allow other sites, by all its names. */
  static final String ORIGINS = "SKILLTIDE_ALLOWED_ORIGINS (comma-separated; the property skilltide.allowed-origins)";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  public AllowLists {
    allowedHosts = lowerCase(allowedHosts);
    allowedOrigins = lowerCase(allowedOrigins);
  }

  /** Whether nobody is meant to come from another machine. */
  public boolean onlyLoopback() {
    return allowedHosts.stream().map(AllowLists::name).allMatch(LOOPBACK::contains);
  }

  /** What speaks against this {@code Host}, and how to mend it; empty when it is allowed. */
  public Optional<String> objectionToHost(String host) {
    String authority = host.toLowerCase(Locale.ROOT);
    if (allowedHosts.contains(authority) || allowedHosts.contains(name(authority))) {
      return Optional.empty();
    }
    return Optional.of(
        ("Host: '%s' is not a name of this server; add it to SKILLTIDE_ALLOWED_HOSTS (comma-separated; the property "
            + "skilltide.allowed-hosts)").formatted(host));
  }

  /**
   * What speaks against this {@code Origin}, and how to mend it; empty when it is allowed. The server's own origin may
   * have either scheme: behind a proxy that speaks TLS the browser's is not the one that arrives here.
   */
  public Optional<String> objectionToOrigin(String origin, String host) {
    String site = origin.toLowerCase(Locale.ROOT);
    String authority = host.toLowerCase(Locale.ROOT);
    if (site.equals("http://" + authority) || site.equals("https://" + authority) || allowedOrigins.contains(site)) {
      return Optional.empty();
    }
    return Optional.of("Origin: '%s' is another site; add it to %s".formatted(origin, ORIGINS));
  }

  // The port follows the last colon, unless that one belongs to an IPv6 address in brackets.
  private static String name(String authority) {
    int colon = authority.lastIndexOf(':');
    boolean port = colon > authority.lastIndexOf(']') && authority.substring(colon + 1).matches("\\d{0,5}");
    return port ? authority.substring(0, colon) : authority;
  }

  private static List<String> lowerCase(List<String> values) {
    return values.stream().map(value -> value.strip().toLowerCase(Locale.ROOT)).filter(value -> !value.isEmpty())
        .toList();
  }
}
