package skilltide.dashboard.standalone;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** The address that everything here is bound to: only programs of this machine reach it. */
final class Loopback {
  static final String HOST = "127.0.0.1";

  private Loopback() {}

  /** Whether only programs of this machine reach a host, given by its address or name. */
  static boolean is(String host) {
    try {
      // No name at all is the loopback address to Java, but every address to a server.
      return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // not known to be
    }
  }

  /**
   * Listens on a port.
   *
   * @param port 1 to 65535, or 0 for any free one
   */
  static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true); // connections of a stopped instance may linger on the port: they do not take it
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(HOST, new byte[]{127, 0, 0, 1}), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** @throws CannotStartException when somebody listens on the port already, or it may not be listened on */
  static void requireFree(int port) {
    try {
      listen(port).close();
    } catch (BindException e) {
      throw taken(port, e);
    } catch (IOException e) {
      throw new CannotStartException(
          "Port %d cannot be listened on (%s): name another with --port.".formatted(port, e.getMessage()), e);
    }
  }

  static CannotStartException taken(int port, Throwable cause) {
    return new CannotStartException(
        "Port %d is taken: stop the program that has it or name another with --port.".formatted(port), cause);
  }
}
