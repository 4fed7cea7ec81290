package skilltide.dashboard.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of this machine that stay free while who listens on them is dead: below those that the system gives to outgoing
 * connections.
 */
final class FreePort {
  static final String HOST = "127.0.0.1";
  private static final int FIRST = 20_000;
  private static final int END = 32_000;

  private FreePort() {}

  static int next() {
    int port = ThreadLocalRandom.current().nextInt(FIRST, END);
    while (!isFree(port)) {
      port = ThreadLocalRandom.current().nextInt(FIRST, END);
    }
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(address(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static InetSocketAddress address(int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByAddress(HOST, new byte[]{127, 0, 0, 1}), port);
  }
}
