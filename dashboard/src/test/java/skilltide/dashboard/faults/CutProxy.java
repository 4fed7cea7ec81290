package skilltide.dashboard.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way to a broker, which can be cut as a network is: connections stay open and nothing passes, new ones are taken and
 * nothing answers, until it is mended.
 */
final class CutProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Lock lock = new ReentrantLock(); // not a monitor: waiting on one holds a virtual thread's carrier
  private final Condition mended = lock.newCondition();
  private boolean cut;

  CutProxy(int port, int target) {
    this.target = target;
    try {
      listener = new ServerSocket();
      listener.setReuseAddress(true);
      listener.bind(FreePort.address(port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("cut-proxy-" + port).start(this::accept);
  }

  void cut() {
    let(true);
  }

  void mend() {
    let(false);
  }

  private void let(boolean cut) {
    lock.lock();
    try {
      this.cut = cut;
      mended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    mend();
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = remember(listener.accept());
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void connect(Socket client) {
    try {
      passable();
      Socket broker = remember(new Socket());
      broker.connect(FreePort.address(target));
      Thread.ofVirtual().start(() -> pump(client, broker));
      pump(broker, client);
    } catch (IOException e) {
      end(client); // the broker is dead: so is the way to it
    }
  }

  private void pump(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[64 << 10];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        passable();
        out.write(bytes, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // One side is gone: told to the other below.
    } finally {
      end(from);
      end(to);
    }
  }

  private void passable() {
    lock.lock();
    try {
      while (cut) {
        mended.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private Socket remember(Socket socket) {
    sockets.add(socket);
    return socket;
  }

  private void end(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
