package skilltide.dashboard.live;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** A viewer of server-sent events, who was counted in and is shown one view. */
@SuppressWarnings("FutureReturnValueIgnored") // a socket that fails is closed, and that is told
final class EventsHandler extends ChannelInboundHandlerAdapter {
  private final Door door;
  private final String address;
  private @Nullable Viewer viewer;

  EventsHandler(Door door, String address) {
    this.door = door;
    this.address = address;
  }

  /** The way is open: lets the viewer see what they asked for. */
  void opened(ChannelHandlerContext context, Wanted wanted) {
    Viewer opened = door.open(context, Wire.EVENTS);
    viewer = opened;
    door.show(opened, wanted);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ReferenceCountUtil.release(message); // there is nothing more to say on this way
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (viewer != null) {
      viewer.writabilityChanged();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    door.closed(viewer, address);
    viewer = null;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
