package skilltide.ingest.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;

/**
 * Lets bodies of any length in where they are read as streams. What is read whole elsewhere keeps the server's own
 * bound, {@code micronaut.server.max-request-buffer-size}.
 */
@Singleton
final class StreamedBodies implements BeanCreatedEventListener<HttpServerConfiguration> {

  @Override
  public HttpServerConfiguration onCreated(BeanCreatedEvent<HttpServerConfiguration> event) {
    HttpServerConfiguration server = event.getBean();
    server.setMaxRequestSize(Long.MAX_VALUE);
    return server;
  }
}
