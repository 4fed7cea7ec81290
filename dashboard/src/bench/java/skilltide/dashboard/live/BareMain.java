package skilltide.dashboard.live;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server that does nothing but write: its frames were made before. What it costs is the sockets' own, and what the viewers measure of it
 * is theirs. Arguments: port, file of commits, deflate or text.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is told by the socket
final class BareMain {
  private static final int UPDATES = 400;

  private final Commits commits;
  private final List<ByteBuf> snapshots = new ArrayList<>();
  private final List<List<ByteBuf>> deltas = new ArrayList<>();
  private final Map<EventLoop, List<List<Channel>>> viewers = new ConcurrentHashMap<>();

  private BareMain(Commits commits, boolean deflate) {
    this.commits = commits;
    Encoder encoder = new Encoder();
    Frames frames = new Frames();
    int views = Workload.views().size();
    for (int view = 0; view < views; view++) {
      snapshots.add(bytes(encoder, frames.snapshot(view), deflate));
    }
    for (int number = 1; number <= UPDATES; number++) {
      frames.update(number, commits);
      List<ByteBuf> of = new ArrayList<>();
      for (int view = 0; view < views; view++) {
        of.add(bytes(encoder, frames.delta(view), deflate));
      }
      deltas.add(of);
    }
  }

  private static ByteBuf bytes(Encoder encoder, String json, boolean deflate) {
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    return deflate ? encoder.deflated(utf8) : Encoder.text(utf8);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    boolean deflate = arguments[2].equals("deflate");
    BareMain bare = new BareMain(new Commits(Path.of(arguments[1])), deflate);
    bare.listen(Integer.parseInt(arguments[0]), deflate);
    new Updates(bare::update).obey();
    System.exit(0);
  }

  private void update(int number) {
    commits.record(number);
    List<ByteBuf> of = deltas.get(number - 1);
    viewers.forEach((loop, byView) -> loop.execute(() -> {
      for (int view = 0; view < of.size(); view++) {
        for (Channel channel : byView.get(view)) {
          channel.write(of.get(view).retainedDuplicate(), channel.voidPromise());
          channel.flush();
        }
      }
    }));
  }

  private void listen(int port, boolean deflate) throws InterruptedException {
    var group = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
    new ServerBootstrap().group(group).channel(NioServerSocketChannel.class).option(ChannelOption.SO_BACKLOG, 4096)
        .childHandler(new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(8192));
            if (deflate) {
              channel.pipeline().addLast(new Agreeing());
            }
            channel.pipeline().addLast(new WebSocketServerProtocolHandler(
                WebSocketServerProtocolConfig.newBuilder().websocketPath("/ws/v1/live").allowExtensions(deflate).build()),
                new Asked());
          }
        }).bind("127.0.0.1", port).sync();
  }

  private final class Asked extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
      int view = Workload.views().indexOf(frame.text());
      List<List<Channel>> mine = viewers.computeIfAbsent(context.channel().eventLoop(), loop -> {
        List<List<Channel>> byView = new ArrayList<>();
        Workload.views().forEach(each -> byView.add(new ArrayList<>()));
        return byView;
      });
      mine.get(view).add(context.channel());
      context.writeAndFlush(snapshots.get(view).retainedDuplicate(), context.voidPromise());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close(); // the viewers have gone, all at once
    }
  }
}
