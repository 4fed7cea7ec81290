package skilltide.ingest.source.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Which hosts are out in the open. */
final class PublicHosts {
  private static final int IPV6_BYTES = 16;
  private static final int UNIQUE_LOCAL = 0xfc;
  private static final int UNIQUE_LOCAL_MASK = 0xfe;

  private PublicHosts() {}

  /** Whether any address of a host is this machine's, its network's or nobody's; a host that is not known has none. */
  static boolean isPrivate(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(PublicHosts::isPrivate);
    } catch (UnknownHostException e) {
      return false; // asking it will tell
    }
  }

  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
        || address.isSiteLocalAddress() || address.isMulticastAddress()
        || bytes.length == IPV6_BYTES && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
  }
}
