package skilltide.dashboard.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** The way to a server, which breaks once so many bytes have passed. */
final class CuttingProxy implements AutoCloseable {
  /** Which bytes are counted. */
  enum Direction {
    TO_SERVER, TO_CLIENT
  }

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int target;
  private final Direction direction;
  private final long after;
  private final AtomicLong passed = new AtomicLong();

  /** @param after how many bytes pass in the direction, in all */
  CuttingProxy(int target, Direction direction, long after) throws IOException {
    this.target = target;
    this.direction = direction;
    this.after = after;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** How many bytes have passed in the direction. */
  long passed() {
    return passed.get();
  }

  private void accept() {
    try {
      Socket client = listener.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> pump(client, server, direction == Direction.TO_SERVER));
      pump(server, client, direction == Direction.TO_CLIENT);
    } catch (IOException e) {
      // The test is over before anybody came.
    }
  }

  private void pump(Socket from, Socket to, boolean counted) {
    try (from; to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[8192];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        int pass = counted ? (int) Math.min(read, after - passed.get()) : read;
        out.write(bytes, 0, pass);
        if (counted && passed.addAndGet(pass) >= after) {
          return;
        }
      }
    } catch (IOException e) {
      // One side is gone, which the other is told by the closing.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
