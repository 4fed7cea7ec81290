package skilltide.dashboard.live;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionUtil;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is agreed on compression (RFC 7692): that no message needs the one before, either way. So a frame is compressed
 * once for all viewers, and no socket keeps a window of its own; a server that agrees to what browsers offer keeps a
 * compressor a socket, and compresses every frame as often as it has viewers.
 */
final class Deflate {
  /** What the server says yes with. */
  static final String AGREED = "permessage-deflate;server_no_context_takeover;client_no_context_takeover";
  private static final String NAME = "permessage-deflate";
  private static final String CLIENT_FORGETS = "client_no_context_takeover";
  private static final String SERVER_FORGETS = "server_no_context_takeover";
  private static final int LARGEST_WINDOW = 15;

  private Deflate() {}

  /**
   * What can be agreed on with a client; empty when it offers nothing that fits.
   *
   * @param most bytes of a message, unpacked
   */
  static Optional<WebSocketServerExtension> agreed(HttpHeaders headers, int most) {
    PerMessageDeflateServerExtensionHandshaker handshaker = new PerMessageDeflateServerExtensionHandshaker(0, false,
        LARGEST_WINDOW, true, true, most);
    List<String> offers = headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS);
    return WebSocketExtensionUtil.extractExtensions(String.join(",", offers)).stream()
        .filter(offer -> offer.name().equalsIgnoreCase(NAME)).map(offer -> agree(handshaker, offer))
        .filter(Objects::nonNull).findFirst();
  }

  // A server may ask for both although the client has not offered them (7.1.1), which Netty does only if it has.
  private static WebSocketServerExtension agree(PerMessageDeflateServerExtensionHandshaker handshaker,
      WebSocketExtensionData offer) {
    Map<String, String> parameters = new HashMap<>(offer.parameters());
    parameters.put(CLIENT_FORGETS, null);
    parameters.put(SERVER_FORGETS, null);
    return handshaker.handshakeExtension(new WebSocketExtensionData(offer.name(), parameters));
  }
}
