package skilltide.ingest.web;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import jakarta.inject.Singleton;

/**
 * Switches the server's own guard of localhost off: {@link AllowListFilter} has looked at every origin before, and the
 * server's would refuse the origins that the operator has allowed.
 */
@Singleton
final class OneGuard implements BeanCreatedEventListener<CorsConfiguration> {

  @Override
  public CorsConfiguration onCreated(BeanCreatedEvent<CorsConfiguration> event) {
    CorsConfiguration cors = event.getBean();
    cors.setLocalhostPassThrough(true);
    return cors;
  }
}
