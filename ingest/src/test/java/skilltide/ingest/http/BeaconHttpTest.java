package skilltide.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skilltide.ingest.event.TermViewed;

/** What a glossary's page includes, and how its views come in from there. */
class BeaconHttpTest {
  private static final String SITE = "https://terms.example";
  private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";
  private static final TestServer SERVER = new TestServer(true,
      Map.of("skilltide.roles.ingest", "true", "skilltide.glossary.origins", SITE,
          "skilltide.ingest.max-views-per-minute", 5, "micronaut.server.client-address-header", "X-Forwarded-For"));
  private static int addresses;

  /** Each test comes from an address of its own. */
  private final String address = "192.0.2." + ++addresses;

  @BeforeEach
  void nothingYet() {
    SERVER.kafka.clear();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void scriptIsSmallForTheGlossarysSiteAndSetsNothing() throws Exception {
    TestServer.Answer answer = get("/beacon.js", "Origin", SITE);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().body()).hasSizeLessThan(1_000);
    assertThat(answer.header("Content-Type")).startsWith("text/javascript");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(SITE);
    assertThat(answer.header("Cache-Control")).contains("max-age");
    assertThat(answer.response().headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void scriptIsNotForOtherSites() throws Exception {
    TestServer.Answer answer = get("/beacon.js", "Origin", "https://evil.example");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).contains("'https://evil.example'", "'glossary: origins:'", "--config",
        "SKILLTIDE_GLOSSARY_ORIGINS", "skilltide.glossary.origins");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void beaconOfAnAllowedSiteIsAView() throws Exception {
    assertThat(post("kotlin", "Origin", SITE, "Sec-Fetch-Site", "cross-site").status()).isEqualTo(204);

    assertThat(SERVER.views()).extracting(TermViewed::term).containsExactly("kotlin");
  }

  @Test
  void pixelOfAnAllowedSiteIsAViewAndKeptByNobody() throws Exception {
    TestServer.Answer answer = get("/pixel.gif?term=spring%20boot", "Referer", SITE + "/terms/spring-boot?q=1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().body()).hasSize(43).startsWith('G', 'I', 'F');
    assertThat(answer.header("Content-Type")).isEqualTo("image/gif");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.response().headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(SERVER.views()).singleElement().satisfies(view -> {
      assertThat(view.term()).isEqualTo("spring boot");
      assertThat(view.robot()).isFalse();
    });
  }

  @Test
  void whatIsKeptNamesNeitherAddressNorAgentNorPage() throws Exception {
    post("kotlin", "Origin", SITE);
    get("/pixel.gif?term=go", "Referer", SITE + "/a-page");

    assertThat(SERVER.kafka.history()).hasSize(2).allSatisfy(record -> {
      String kept = new String(record.key(), UTF_8) + new String(record.value(), UTF_8)
          + Stream.of(record.headers().toArray()).map(header -> header.key() + new String(header.value(), UTF_8))
              .toList();
      assertThat(kept).doesNotContain(address, "Firefox", "terms.example", "a-page");
    });
  }

  @Test
  void pixelOfOurOwnPageIsAView() throws Exception {
    assertThat(
        get("/pixel.gif?term=go", "Referer", "http://127.0.0.1:%d/skills/go".formatted(SERVER.port())).status())
        .isEqualTo(200);
    assertThat(SERVER.views()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://evil.example/", "http://terms.example/", "https://terms.example:1/",
    "https://terms.example.evil.example/", "https://terms.example@evil.example/", "about:blank", "%"})
  void pixelOfAnotherSiteIsNone(String referer) throws Exception {
    double before = SERVER.rejected("views", "forbidden");

    TestServer.Answer answer = referer.isEmpty()
        ? get("/pixel.gif?term=go")
        : get("/pixel.gif?term=go", "Referer", referer);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).containsAnyOf("Referrer-Policy", "skilltide.glossary.origins");
    assertThat(SERVER.views()).isEmpty();
    assertThat(SERVER.rejected("views", "forbidden")).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/pixel.gif", "/pixel.gif?term=", "/pixel.gif?term=%20", "/pixel.gif?term=a&term=b"})
  void pixelWithoutATermIsToldSo(String path) throws Exception {
    TestServer.Answer answer = get(path, "Referer", SITE + "/");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asText()).isEqualTo("term");
  }

  @Test
  void headOfThePixelIsNoView() throws Exception {
    SERVER.send(SERVER.request("/pixel.gif?term=go", "Referer", SITE + "/", "User-Agent", FIREFOX).HEAD());

    assertThat(SERVER.views()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"DNT,1", "Sec-GPC,1"})
  void whoAsksNotToBeFollowedIsNot(String header, String value) throws Exception {
    double before = SERVER.rejected("views", "privacy");

    assertThat(get("/pixel.gif?term=go", "Referer", SITE + "/", header, value).status()).isEqualTo(200);
    assertThat(post("go", "Origin", SITE, header, value).status()).isEqualTo(204);

    assertThat(SERVER.views()).isEmpty();
    assertThat(SERVER.rejected("views", "privacy")).isEqualTo(before + 2);
  }

  @Test
  void robotsAreMarkedAndMetered() throws Exception {
    double before = SERVER.count("skilltide.views.robots");

    SERVER.post("/api/v1/views", "text/plain", "{\"term\":\"go\"}", "X-Forwarded-For", address, "User-Agent",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");
    post("go");

    assertThat(SERVER.views()).extracting(TermViewed::robot).containsExactly(true, false);
    assertThat(SERVER.count("skilltide.views.robots")).isEqualTo(before + 1);
  }

  @Test
  void anAddressMaySendSoManyAMinuteAndOthersAreNotInTheWay() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(post("go").status()).isEqualTo(204);
    }

    TestServer.Answer answer = post("go");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).isEqualTo("12");
    assertThat(answer.problem()).contains("5 views in a minute");
    assertThat(post("go", "X-Forwarded-For", "198.51.100.7").status()).isEqualTo(204);
    assertThat(SERVER.views()).hasSize(6);
  }

  @Test
  void whoHasManyNetworksOfIpv6HasNotAsManyRates() throws Exception {
    for (int network = 0; network < 10; network++) {
      for (int i = 0; i < 5; i++) {
        assertThat(post("go", "X-Forwarded-For", "2001:db8:7:%x::%d".formatted(network, i)).status()).isEqualTo(204);
      }
      assertThat(post("go", "X-Forwarded-For", "2001:db8:7:%x::9".formatted(network)).status()).as("a /64 alone")
          .isEqualTo(429);
    }

    TestServer.Answer answer = post("go", "X-Forwarded-For", "2001:db8:7:ffff::1");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.problem()).contains("50 views in a minute");
    assertThat(post("go", "X-Forwarded-For", "2001:db8:8::1").status()).as("another /48").isEqualTo(204);
  }

  @Test
  void visitorsBehindAProxyAreToldApartByTheirAddresses() throws Exception {
    post("go");
    post("go", "X-Forwarded-For", "198.51.100.8");
    post("go", "X-Forwarded-For", "203.0.113.1, 198.51.100.8");
    post("go", "X-Forwarded-For", "198.51.100.8:50123");

    assertThat(SERVER.views()).extracting(TermViewed::visitor).satisfies(visitors -> {
      assertThat(visitors.get(1)).isNotEqualTo(visitors.get(0));
      assertThat(visitors.get(2)).as("what stands before the proxy's word is made up").isEqualTo(visitors.get(1));
      assertThat(visitors.get(3)).as("a port is no other visitor").isEqualTo(visitors.get(1));
    });
  }

  @Test
  void whatMayNotBeSentCostsItsReaderNothing() throws Exception {
    for (int i = 0; i < 6; i++) {
      assertThat(get("/pixel.gif?term=go", "Referer", "https://elsewhere.example/").status()).isEqualTo(403);
    }

    assertThat(post("go").status()).isEqualTo(204);
  }

  @Test
  void termsAreOneLineOfText() throws Exception {
    TestServer.Answer answer = post("go\\n12:00:00 ERROR all is lost");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).contains("control character");
    assertThat(SERVER.views()).isEmpty();
  }

  private TestServer.Answer post(String term, String... headers) throws Exception {
    return SERVER.post("/api/v1/views", "text/plain;charset=UTF-8", "{\"term\":\"%s\"}".formatted(term),
        as(headers));
  }

  private TestServer.Answer get(String path, String... headers) throws Exception {
    return SERVER.send(SERVER.request(path, as(headers)).GET());
  }

  private String[] as(String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    if (!all.contains("X-Forwarded-For")) {
      all.addAll(List.of("X-Forwarded-For", address));
    }
    all.addAll(List.of("User-Agent", FIREFOX));
    return all.toArray(String[]::new);
  }
}
