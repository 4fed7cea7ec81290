package skilltide.dashboard.live;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Stands beside each connection, in case that it becomes a viewer's. */
@Singleton
final class LivePipeline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final BeanProvider<Door> door;

  LivePipeline(BeanProvider<Door> door) {
    this.door = door;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer(null, door));
    return event.getBean();
  }

  private record Customizer(@Nullable Channel channel,
      BeanProvider<Door> door) implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel specific, ChannelRole role) {
      return new Customizer(specific, door);
    }

    @Override
    public void onStreamPipelineBuilt() {
      // Connections of HTTP/2 have no handler of this name here, and carry no live frames.
      if (channel != null && channel.pipeline().get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null) {
        channel.pipeline().addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "skilltide-live",
            new Takeover(door));
      }
    }
  }
}
