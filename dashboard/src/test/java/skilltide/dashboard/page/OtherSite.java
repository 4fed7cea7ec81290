package skilltide.dashboard.page;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A page of another site. */
public final class OtherSite implements AutoCloseable {
  private static final String HEAD = "<!doctype html><link rel=icon href=data:,>";

  private final HttpServer server;
  private volatile byte[] html = new byte[0];

  private OtherSite(HttpServer server) {
    this.server = server;
  }

  /** One that shows nothing yet. */
  public static OtherSite open() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    OtherSite site = new OtherSite(server);
    server.createContext("/", exchange -> {
      exchange.getResponseHeaders().add("Content-Type", "text/html");
      exchange.sendResponseHeaders(200, site.html.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(site.html);
      }
    });
    server.start();
    return site;
  }

  /** One that frames a page of ours. */
  static OtherSite framing(String address) throws IOException {
    OtherSite site = open();
    site.show("<iframe width=900 height=700 src='%s'></iframe>".formatted(address));
    return site;
  }

  /** What its page is from now on. */
  public void show(String body) {
    html = (HEAD + body).getBytes(StandardCharsets.UTF_8);
  }

  public String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public String address() {
    return origin() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
