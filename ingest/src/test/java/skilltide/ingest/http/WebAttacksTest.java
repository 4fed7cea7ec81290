package skilltide.ingest.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a web page somewhere can have a reader's browser send to the instance on the reader's own machine, as browsers send it.
 * Whether the page can read the answer does not matter: nothing may be published.
 */
class WebAttacksTest {
  private static final TestServer SERVER = new TestServer(true,
      Map.of("skilltide.roles.ingest", "true", "skilltide.allowed-origins", "https://glossary.example",
          "skilltide.glossary.origins", "https://terms.example"));
  private static final String POSTING = "{\"identifier\":\"1\",\"title\":\"Engineer\",\"description\":\"=\"}";
  private static final String VIEW = "{\"term\":\"kotlin\"}";

  @BeforeEach
  void nothingYet() {
    SERVER.kafka.clear();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      a form                                        | POST postings | Origin: https://evil.example; Sec-Fetch-Site: cross-site; Content-Type: application/x-www-form-urlencoded
      a form as text, that ends up as JSON          | POST postings | Origin: https://evil.example; Sec-Fetch-Site: cross-site; Content-Type: text/plain
      a form with files                             | POST postings | Origin: https://evil.example; Sec-Fetch-Site: cross-site; Content-Type: multipart/form-data; boundary=x
      a form of a page without a referrer           | POST postings | Origin: null; Sec-Fetch-Site: cross-site; Content-Type: text/plain
      a form of a sandboxed frame                   | POST views    | Origin: null; Sec-Fetch-Site: cross-site; Content-Type: text/plain
      a form of a file on the disk                  | POST postings | Origin: file://; Content-Type: text/plain
      a form of a browser that names no origin      | POST views    | Sec-Fetch-Site: cross-site; Content-Type: text/plain
      an old browser, that says nothing             | POST postings | Content-Type: text/plain
      fetch with no-cors                            | POST postings | Origin: https://evil.example; Sec-Fetch-Site: cross-site; Sec-Fetch-Mode: no-cors; Content-Type: text/plain;charset=UTF-8
      fetch with no-cors and no type                | POST postings | Origin: https://evil.example; Sec-Fetch-Site: cross-site; Sec-Fetch-Mode: no-cors
      fetch with no-cors, type dressed up           | POST postings | Origin: https://evil.example; Content-Type: text/plain; application/json
      a type dressed up by a browser without origin | POST postings | Content-Type: text/plain; a=application/json
      two types                                     | POST postings | Content-Type: text/plain, application/json
      a beacon                                      | POST views    | Origin: https://evil.example; Sec-Fetch-Site: cross-site; Content-Type: text/plain;charset=UTF-8
      a beacon with JSON                            | POST postings | Origin: https://evil.example; Sec-Fetch-Site: cross-site; Content-Type: application/json
      a ping of a link                              | POST postings | Origin: https://evil.example; Ping-To: http://localhost/; Content-Type: text/ping
      a page on another port of this machine        | POST postings | Origin: http://localhost:3000; Sec-Fetch-Site: same-site; Content-Type: application/json
      the same, by the address                      | POST views    | Origin: http://127.0.0.1:3000; Sec-Fetch-Site: same-site; Content-Type: text/plain
      a page of another name of this machine        | POST postings | Origin: http://localhost:{port}; Sec-Fetch-Site: cross-site; Content-Type: application/json
      an origin that begins like ours               | POST postings | Origin: http://127.0.0.1:{port}.evil.example; Content-Type: application/json
      an origin with ours in it                     | POST postings | Origin: http://evil.example/http://127.0.0.1:{port}; Content-Type: application/json
      two origins, one of them ours                 | POST postings | Origin: http://127.0.0.1:{port}; Origin: https://evil.example; Content-Type: application/json
      an allowed page sends postings as text        | POST postings | Origin: https://glossary.example; Sec-Fetch-Site: cross-site; Content-Type: text/plain
      a page of an allowed site, unencrypted        | POST views    | Origin: http://glossary.example; Content-Type: text/plain
      a glossary site sends a posting               | POST postings | Origin: https://terms.example; Sec-Fetch-Site: cross-site; Content-Type: application/json
      a glossary site sends a posting as text       | POST postings | Origin: https://terms.example; Sec-Fetch-Site: cross-site; Content-Type: text/plain
      a glossary site deletes                       | DELETE postings?id=1 | Origin: https://terms.example; Sec-Fetch-Site: cross-site
      a glossary site's name, on another port       | POST views    | Origin: https://terms.example:8443; Sec-Fetch-Site: cross-site; Content-Type: text/plain
      a name that ends like a glossary site's       | POST views    | Origin: https://evil-terms.example; Sec-Fetch-Site: cross-site; Content-Type: text/plain
      postings by way of the views                  | POST views/../postings | Origin: https://terms.example; Content-Type: application/json
      a browser extension                           | POST postings | Origin: chrome-extension://abcdefgh; Content-Type: application/json
      a name that leads here (rebinding)            | POST postings | Host: evil.example:{port}; Origin: http://evil.example:{port}; Sec-Fetch-Site: same-origin; Content-Type: application/json
      rebinding without an origin                   | POST postings | Host: evil.example; Content-Type: application/json
      rebinding, a name that begins like ours       | POST postings | Host: localhost.evil.example; Content-Type: application/json
      rebinding, ours as a user's name              | POST postings | Host: localhost:x@evil.example; Content-Type: application/json
      rebinding, a dot at the end                   | POST postings | Host: localhost.; Content-Type: application/json
      rebinding, every address                      | POST postings | Host: 0.0.0.0:{port}; Content-Type: application/json
      rebinding, a long number                      | POST postings | Host: 2130706433; Content-Type: application/json
      two hosts, one of them ours                   | POST postings | Host: 127.0.0.1:{port}; Host: evil.example; Content-Type: application/json
      two hosts in one                              | POST postings | Host: 127.0.0.1:{port}, evil.example; Content-Type: application/json
      a deletion                                    | DELETE postings?id=1 | Origin: https://evil.example; Sec-Fetch-Site: cross-site
      a deletion of a page without a referrer       | DELETE postings?id=1&forget=true | Origin: null
      a deletion in a form's disguise               | POST postings?_method=DELETE&id=1 | X-HTTP-Method-Override: DELETE; Content-Type: application/x-www-form-urlencoded
      an image                                      | GET postings?id=1&forget=true | Sec-Fetch-Site: cross-site; Sec-Fetch-Dest: image
      a link                                        | GET sources/http?forget=true  | Sec-Fetch-Site: cross-site; Sec-Fetch-Mode: navigate
      a script                                      | GET postings  | Sec-Fetch-Site: cross-site; Sec-Fetch-Dest: script
      """)
  void nothingIsPublished(String attack, String request, String headers) throws IOException {
    String answer = answer(request, headers);

    assertThat(Integer.parseInt(answer.substring("HTTP/1.1 ".length()).substring(0, 3))).as(answer)
        .isBetween(400, 499);
    assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("access-control-allow");
    assertThat(SERVER.kafka.history()).isEmpty();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({"https://evil.example,POST,true", "https://evil.example,DELETE,true", "null,POST,true",
    "http://localhost:3000,POST,false", "https://glossary.example,POST,true", "https://glossary.example,DELETE,false"})
  void noBrowserIsToldThatItMaySendMore(String origin, String method, boolean privateNetwork) throws IOException {
    String answer = answer("OPTIONS postings",
        "Origin: %s; Access-Control-Request-Method: %s;".formatted(origin, method)
            + " Access-Control-Request-Headers: content-type,authorization;"
            + (privateNetwork ? " Access-Control-Request-Private-Network: true" : " Sec-Fetch-Mode: cors"));

    assertThat(answer).startsWith("HTTP/1.1 40");
    assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("access-control-allow");
  }

  /** Or all of the above would be refused for another reason. */
  @Test
  void ourOwnPageAndProgramsMay() throws IOException {
    assertThat(answer("POST postings", "Content-Type: application/json")).startsWith("HTTP/1.1 202");
    assertThat(answer("POST views",
        "Origin: http://127.0.0.1:{port}; Sec-Fetch-Site: same-origin; Content-Type: text/plain"))
        .startsWith("HTTP/1.1 204");
    assertThat(
        answer("POST views", "Origin: https://glossary.example; Sec-Fetch-Site: cross-site; Content-Type: text/plain"))
        .startsWith("HTTP/1.1 204");
    assertThat(answer("DELETE postings?id=1", "Sec-Fetch-Site: none")).startsWith("HTTP/1.1 202");
    assertThat(SERVER.kafka.history()).hasSize(4);
  }

  private static String answer(String request, String headers) throws IOException {
    String[] words = request.strip().split(" ", -1);
    String body = words[0].equals("POST") ? words[1].startsWith("views") ? VIEW : POSTING : "";
    StringBuilder all = new StringBuilder("%s /api/v1/%s HTTP/1.1\r\n".formatted(words[0], words[1]));
    if (!headers.contains("Host:")) {
      all.append("Host: 127.0.0.1:{port}\r\n");
    }
    for (String header : headers.split("; (?=[A-Z][A-Za-z-]*: )", -1)) {
      all.append(header.strip()).append("\r\n");
    }
    all.append("Connection: close\r\nContent-Length: %d\r\n\r\n".formatted(body.length())).append(body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.port())) {
      String text = all.toString().replace("{port}", Integer.toString(SERVER.port()));
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
