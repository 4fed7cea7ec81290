package skilltide.ingest.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import skilltide.ingest.event.TermViewed;
import skilltide.ingest.web.ClientAddress;

/** Who looks at terms. Of the address and the agent that tell them apart nothing is kept: {@link Visitors}, {@link Robots}. */
@Singleton
final class Viewers {
  private final Visitors visitors;
  private final ViewRates rates;
  private final ClientAddress addresses;
  private final Clock clock;

  Viewers(Visitors visitors, ViewRates rates, ClientAddress addresses, Clock clock) {
    this.visitors = visitors;
    this.rates = rates;
    this.addresses = addresses;
    this.clock = clock;
  }

  /** Whether the browser says that its user does not want to be followed: Do Not Track, Global Privacy Control. */
  static boolean asksForPrivacy(HttpRequest<?> request) {
    return says(request, "DNT") || says(request, "Sec-GPC");
  }

  /** @throws RefusedException when this address has sent too many */
  void pay(HttpRequest<?> request) {
    Instant now = clock.instant();
    rates.pay(visitors.visitor(now, addresses.network(request), ""),
        addresses.site(request).map(site -> visitors.visitor(now, site, "")));
  }

  TermViewed view(HttpRequest<?> request, String term) {
    Instant now = clock.instant();
    String agent = request.getHeaders().get(HttpHeaders.USER_AGENT, String.class, "");
    return new TermViewed(term, visitors.visitor(now, addresses.resolve(request), agent), now, Robots.is(agent));
  }

  private static boolean says(HttpRequest<?> request, String header) {
    return request.getHeaders().getAll(header).stream().anyMatch(value -> value.strip().equals("1"));
  }
}
