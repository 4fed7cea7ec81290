package skilltide.dashboard.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who watches: their socket, what they have seen, and what is under way to them. All but {@link #want},
 * {@link #takeWanted} and what never changes is for the thread of the socket's event loop.
 *
 * <p>A frame is handed to the socket only while it is writable, in pieces of at most {@link Encoder#PIECE}; so at most
 * 64 kB wait here whatever the viewer does. Whoever misses a delta thereby asks for what brings them to the newest state
 * once they can take it.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a socket that fails is closed, and that is told
final class Viewer {
  /** Until here a socket is writable; with one piece more it stays below 64 kB. */
  static final int HIGH = 31 << 10;
  /** From here on it is writable again. */
  static final int LOW = HIGH / 2;
  private static final int MOST_UNANSWERED = 3;

  private final ChannelHandlerContext context;
  private final Wire wire;
  private final Shard shard;
  private final AtomicReference<@Nullable Wanted> wanted = new AtomicReference<>();
  /** The stream that is shown; as long as there is none, nobody's. */
  private String stream = Place.NOWHERE.stream();
  /** Where in the shard's list of its viewers this one stands. */
  private int index;
  private long seen = -1;
  private long newest = -1;
  private @Nullable ByteBuf rest;
  /** What is still to be said that stands in no stream; of several the last. */
  private @Nullable Frame word;
  private boolean asked;
  private boolean pouring;
  private boolean closing;
  private boolean behind;
  private long behindSince;
  private int unanswered;
  private long nextPing;

  /** @param nextPing when to ask for the first time whether they are still there, as {@link System#nanoTime} has it */
  Viewer(ChannelHandlerContext context, Wire wire, Shard shard, long nextPing) {
    this.context = context;
    this.wire = wire;
    this.shard = shard;
    this.nextPing = nextPing;
  }

  Wire wire() {
    return wire;
  }

  Shard shard() {
    return shard;
  }

  /**
   * Sets what they want to see; of several in a row only the last counts. For any thread.
   *
   * @return whether nothing was waiting to be taken before
   */
  boolean want(Wanted other) {
    return wanted.getAndSet(other) == null;
  }

  /** Takes what they want to see, if it is something new. For any thread. */
  @Nullable
  Wanted takeWanted() {
    return wanted.getAndSet(null);
  }

  String stream() {
    return stream;
  }

  void stream(String other) {
    stream = other;
    seen = -1;
    newest = -1;
  }

  int index() {
    return index;
  }

  void index(int other) {
    index = other;
  }

  /** Something came from them, so they are there. */
  void heard() {
    unanswered = 0;
  }

  boolean isClosing() {
    return closing;
  }

  /**
   * Hands on a delta of the stream that is shown, if it follows what they have seen and they can take it.
   *
   * @return whether it was
   */
  boolean deliver(Frame delta) {
    if (closing) {
      return false;
    }
    newest = delta.place().seq();
    ByteBuf bytes = delta.bytes(wire);
    if (seen == newest - 1 && rest == null && !asked && bytes.readableBytes() <= Encoder.PIECE && isWritable()) {
      seen = newest;
      write(bytes);
      context.flush();
      return true;
    }
    catchUp();
    return false;
  }

  /** Hands on what was asked for, or the beginning of a stream. */
  int take(Given given) {
    asked = false;
    newest = Math.max(newest, given.newest());
    if (closing || rest != null || !isWritable()) {
      catchUp();
      return 0;
    }
    seen = given.from().seq();
    for (Frame frame : given.frames()) {
      pass(frame);
    }
    context.flush();
    pour();
    say();
    behind = false;
    catchUp();
    return given.frames().size();
  }

  /** Says something that stands in no stream, as soon as the socket can take it. */
  void tell(Frame frame) {
    if (!closing) {
      forgetWord();
      word = frame.retain();
      say();
    }
  }

  private void say() {
    Frame waiting = word;
    if (waiting != null && rest == null && isWritable()) {
      word = null;
      write(waiting.bytes(wire));
      waiting.release();
      context.flush();
    }
  }

  private void forgetWord() {
    if (word != null) {
      word.release();
      word = null;
    }
  }

  /** The socket can take more, or no more just now. */
  void writabilityChanged() {
    if (!closing && !pouring) {
      pour();
      say();
      catchUp();
    }
  }

  /** Bytes that wait here until the socket takes them. */
  long queued() {
    return context.channel().unsafe().outboundBuffer() == null
        ? 0
        : context.channel().unsafe().outboundBuffer().totalPendingWriteBytes();
  }

  /** Looks once in a while whether they are still there, and with the rest. */
  void check(long now, LiveSettings settings) {
    if (closing) {
      return;
    }
    if (behind && now - behindSince > settings.patience().toNanos()) {
      close(Closing.TOO_SLOW);
    } else if (now - nextPing >= 0) {
      nextPing = now + settings.ping().toNanos();
      ping();
    }
  }

  private void ping() {
    if (wire != Wire.EVENTS && unanswered++ == MOST_UNANSWERED) {
      close(Closing.SILENT);
    } else if (isWritable() && wire != Wire.EVENTS) {
      write(Control.PING);
      context.flush();
    } else if (isWritable() && rest == null) { // between the pieces of an event nothing may stand
      write(Control.COMMENT);
      context.flush();
    }
  }

  /** Sends them away. Who does not answer the close in a while is cut off. */
  void close(Closing why) {
    if (closing) {
      return;
    }
    closing = true;
    shard.closing(why);
    boolean whole = rest == null;
    forgetRest();
    forgetWord();
    if (wire == Wire.EVENTS) {
      Frame last = Frame.single(FrameJson.closing(why));
      ByteBuf bytes = whole ? last.bytes(wire).retainedDuplicate() : Control.NOTHING.duplicate();
      last.release();
      context.writeAndFlush(bytes).addListener(ChannelFutureListener.CLOSE);
    } else {
      context.writeAndFlush(new CloseWebSocketFrame(why.code(), why.reason()));
    }
    LastWords.schedule(context);
  }

  /** They are gone. */
  void closed() {
    closing = true;
    forgetRest();
    forgetWord();
  }

  private void pass(Frame frame) {
    if (!frame.place().equals(Place.NOWHERE)) {
      seen = frame.place().seq();
    }
    ByteBuf bytes = frame.bytes(wire);
    if (bytes.readableBytes() <= Encoder.PIECE) {
      write(bytes);
    } else {
      rest = bytes.retainedDuplicate();
    }
  }

  private void pour() {
    pouring = true; // each piece may make the socket writable or not, which is told at once
    while (rest != null && isWritable()) {
      context.write(rest.readRetainedSlice(Math.min(Encoder.PIECE, rest.readableBytes())), context.voidPromise());
      context.flush();
      if (rest != null && !rest.isReadable()) {
        forgetRest();
        behind = false; // for the moment: a whole frame was taken
      }
    }
    pouring = false;
  }

  private void catchUp() {
    boolean upToDate = seen == newest && rest == null;
    if (upToDate) {
      behind = false;
      return;
    }
    if (!behind) {
      behind = true;
      behindSince = System.nanoTime();
    }
    if (rest == null && !asked && isWritable()) {
      asked = true;
      shard.behind(this, new Place(stream, seen));
    }
  }

  private void forgetRest() {
    if (rest != null) {
      rest.release();
      rest = null;
    }
  }

  private boolean isWritable() {
    return context.channel().isWritable();
  }

  private void write(ByteBuf shared) {
    context.write(shared.retainedDuplicate(), context.voidPromise());
  }
}
