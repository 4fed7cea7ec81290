package skilltide.ingest.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import jakarta.inject.Singleton;

/**
 * Lets bodies of any length in where they are read as streams. What is read whole elsewhere keeps the server's own
 * bound, {@code micronaut.server.max-request-buffer-size}. Packed bodies come in as they are and are unpacked as they
 * are read: the server's own unpacking does not wait for the reader.
 */
@Singleton
final class StreamedBodies implements BeanCreatedEventListener<NettyHttpServerConfiguration> {

  @Override
  public NettyHttpServerConfiguration onCreated(BeanCreatedEvent<NettyHttpServerConfiguration> event) {
    NettyHttpServerConfiguration server = event.getBean();
    server.setMaxRequestSize(Long.MAX_VALUE);
    server.setRequestDecompressionEnabled(false);
    return server;
  }
}
