package skilltide.dashboard.wholeway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import skilltide.dashboard.page.Chromium;

/**
 * What others write never becomes a part of the page: each payload as title, employer, text, link, source, unknown term and query, the
 * whole way into a real browser. What each met is written to {@code target/attacks.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SKILLS = List.of("Kotlin", "Rust", "Python", "Scala", "Ruby", "PHP", "Haskell",
      "Elixir");
  private static final int A_SKILL = 5;

  private static final List<String> PAYLOADS = List.of("<script>window.ran=1</script>",
      "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>", "</script><script>window.ran=1</script>",
      "<img src=x onerror=window.ran=1>", "<img src=https://evil.example/p.gif>", "<svg onload=window.ran=1>",
      "<svg><script>window.ran=1</script></svg>", "<svg><animate onbegin=window.ran=1 attributeName=x dur=1s>",
      "<math><mi xlink:href=javascript:window.ran=1>x</mi></math>", "<body onload=window.ran=1>",
      "<details open ontoggle=window.ran=1>", "<input autofocus onfocus=window.ran=1>",
      "<marquee onstart=window.ran=1>", "<video><source onerror=window.ran=1></video>",
      "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>", "<iframe src=https://evil.example></iframe>",
      "<object data=https://evil.example></object>", "<embed src=https://evil.example>",
      "<base href=https://evil.example/>", "<meta http-equiv=refresh content='0;url=https://evil.example'>",
      "<form action=https://evil.example><button>x</button></form>",
      "<link rel=stylesheet href=https://evil.example/x.css>", "<style>*{background:url(https://evil.example)}</style>",
      "javascript:window.ran=1", "JaVaScRiPt:window.ran=1//", "java\tscript:window.ran=1",
      "data:text/html,<script>window.ran=1</script>", "vbscript:msgbox(1)", "//evil.example/x",
      "\" onmouseover=\"window.ran=1", "' onfocus='window.ran=1' autofocus='", "${window.ran=1}", "{{window.ran=1}}",
      "{{constructor.constructor('window.ran=1')()}}", "&lt;script&gt;window.ran=1&lt;/script&gt;",
      "&#60;img src=x onerror=window.ran=1&#62;", "\u202Egpj.exe\u2066<img src=x onerror=window.ran=1>",
      "a\0<script>window.ran=1</script>", "\"}]},\"rows\":[{\"name\":\"<img src=x onerror=window.ran=1>\"",
      "W".repeat(400) + "<!--<img src=x onerror=window.ran=1>-->");

  /** Elements and attributes that the page has none of, wherever; where links lead. */
  private static final String FOREIGN = """
      () => {
        const found = [];
        const look = (root) => {
          for (const each of root.querySelectorAll('*')) {
            if (each.shadowRoot) look(each.shadowRoot);
            if (/^(iframe|object|embed|base|form|marquee|math|video|audio|source|animate|style)$/i.test(each.localName)
              && !(each.localName === 'style' && root instanceof ShadowRoot)) found.push(each.outerHTML.slice(0, 120));
            if (each.localName === 'script' && !each.src.startsWith(location.origin) && each.type !== 'importmap' && !/json/.test(each.type))
              found.push(each.outerHTML.slice(0, 120));
            if (each.localName === 'meta' && each.httpEquiv) found.push(each.outerHTML.slice(0, 120));
            for (const attribute of each.attributes) if (/^on/i.test(attribute.name)) found.push(each.localName + ' ' + attribute.name);
            if (each.localName === 'a' && each.hasAttribute('href') && !/^https?:$/.test(each.protocol)) found.push(each.outerHTML.slice(0, 120));
            if (each.localName === 'a' && /(^|\\.)evil\\.example$/i.test(each.hostname)) found.push(each.outerHTML.slice(0, 120));
            if (each.localName === 'img' && /^(x|https:)/.test(each.getAttribute('src') || '')) found.push(each.outerHTML.slice(0, 120));
          }
        };
        look(document);
        if (window.ran) found.push('a script ran');
        return found;
      }""";

  private final List<String> left = new CopyOnWriteArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private Chromium chromium;
  private Instance instance;

  @BeforeAll
  void start(@TempDir Path data) {
    chromium = Chromium.launch();
    instance = Instance.start(data);
  }

  @AfterAll
  void stop() {
    http.close();
    if (instance != null) {
      instance.close();
    }
    chromium.close();
  }

  @Test
  void whatOthersWriteIsShownAsTheyWroteItAndNothingOfItIsDone() throws Exception {
    List<String> looked = new ArrayList<>();
    List<String> met = new ArrayList<>(
        List.of("| payload | as source | as term looked at | as title, employer, text | as link |",
            "|---|---|---|---|---|"));
    for (int i = 0; i < PAYLOADS.size(); i++) {
      String payload = PAYLOADS.get(i);
      String skill = SKILLS.get(i / A_SKILL);
      int source = post("?source=" + encoded(payload), posting("source-" + i, "Plain", "Plain", "nothing", ""));
      assertThat(source).as("as source: " + payload).isEqualTo(400);
      int view = view(payload);
      assertThat(view).as("as term: " + payload).isEqualTo(isTerm(payload) ? 204 : 400);
      if (isTerm(payload)) {
        looked.add(payload);
      }
      assertThat(post("?source=http", posting("p" + i, "Engineer p" + i + ' ' + payload, payload,
          payload + " We use " + skill + ". " + payload, payload))).as(payload).isEqualTo(202);
      met.add("| `%s` | %s | %s |".formatted(shown(payload), answered(source), answered(view)));
    }
    await().atMost(PATIENCE).until(() -> SKILLS.stream().allMatch(
        skill -> instance.get("/api/v1/skills/" + skill.toLowerCase(Locale.ROOT) + "/evidence").at("/total")
            .asInt() == A_SKILL));

    try (Page page = chromium.page()) {
      page.onDialog(dialog -> left.add("a dialog: " + dialog.message()));
      page.onRequest(request -> {
        if (!request.url().startsWith(instance.address().toString()) && !request.url().startsWith("data:image/")) {
          left.add(request.url());
        }
      });
      for (int s = 0; s < SKILLS.size(); s++) {
        open(page, "/skills/" + SKILLS.get(s).toLowerCase(Locale.ROOT));
        for (int i = s * A_SKILL; i < (s + 1) * A_SKILL; i++) {
          assertThat(page.getByTestId("evidence")).containsText("Engineer p" + i);
          Locator shown = page.getByTestId("evidence").locator("li")
              .filter(new Locator.FilterOptions().setHasText("Engineer p" + i));
          assertThat(shown).hasCount(1);
          assertThat(shown.locator("a")).hasCount(0);
          met.set(i + 2, met.get(i + 2) + " shown as text | no link |");
        }
        assertHarmless(page);
      }
      open(page, "/");
      assertThat(page.getByTestId("just-in")).containsText("Engineer p");
      assertHarmless(page);
      open(page, "/status");
      assertHarmless(page);
      for (int i = 0; i < PAYLOADS.size() - 1; i += A_SKILL) { // the last is longer than an address may be
        String together = encoded(
            String.join(" ", PAYLOADS.subList(i, Math.min(i + A_SKILL, PAYLOADS.size() - 1))).replace("\0", ""));
        page.navigate(instance.address() + "/compare?skills=" + together + "&industry=" + together);
        assertHarmless(page);
      }
      page.navigate(instance.address() + "/skills/" + encoded("<img src=x onerror=window.ran=1>"));
      assertHarmless(page);
      // Asked for late: what is told is told again for a while.
      await().atMost(PATIENCE)
          .untilAsserted(() -> assertThat(instance.get("/api/v1/unknown/views?limit=100").at("/terms")
              .findValuesAsText("term")).containsExactlyInAnyOrderElementsOf(looked));
      page.navigate(instance.address() + "/api/v1/unknown/views?limit=100");
      assertThat(page.locator("body")).containsText("<img src=x onerror=window.ran=1>");
      assertHarmless(page);
    }
    assertThat(left).as("left this origin").isEmpty();
    Files.write(Path.of("target", "attacks.md"), met);
  }

  @Test
  void everyPageForbidsWhatIsInlineAndFramesButThoseThatAreMeantForThem() throws Exception {
    List<String> pages = List.of("/", "/compare", "/industries", "/status", "/skills/kotlin", "/glossary", "/docs",
        "/industries/fintech", "/roles/backend", "/levels/senior", "/skills/no-such-skill", "/industries/none");
    for (String path : pages) {
      HttpResponse<String> answer = http.send(
          HttpRequest.newBuilder(instance.address().resolve(path)).header("Accept", "text/html").build(),
          BodyHandlers.ofString());
      String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");

      assertThat(answer.headers().firstValue("Content-Type").orElse("")).as(path).startsWith("text/html");
      assertThat(policy).as(path).contains("default-src", "base-uri 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).as(path).isPresent();
      String framed = http.send(HttpRequest.newBuilder(instance.address().resolve(path + "?embed")).build(),
          BodyHandlers.discarding()).headers().firstValue("Content-Security-Policy").orElse("");
      boolean embeds = pages.indexOf(path) < 6;
      assertThat(framed).as(path + "?embed").contains("frame-ancestors " + (embeds ? "*" : "'none'"));
    }
  }

  private void open(Page page, String path) {
    page.navigate(instance.address() + path);
    assertThat(page.getByTestId("state")).containsText("Live");
    assertThat(page.locator("[aria-busy=true]")).hasCount(0);
  }

  private static void assertHarmless(Page page) {
    assertThat((List<?>) page.evaluate(FOREIGN)).as(page.url()).isEmpty();
  }

  /** Whether somebody may say that they looked this up: a line, and no longer than terms are. */
  private static boolean isTerm(String payload) {
    return payload.length() <= 128 && payload.chars().noneMatch(Character::isISOControl);
  }

  private int post(String query, String posting) throws Exception {
    HttpResponse<String> answer = http.send(HttpRequest.newBuilder(address("/api/v1/postings" + query))
        .header("Content-Type", "application/ld+json").POST(BodyPublishers.ofString(posting)).build(),
        BodyHandlers.ofString());
    JsonNode rejected = answer.statusCode() == 202 ? JSON.readTree(answer.body()).path("rejected") : JSON.nullNode();
    return rejected.isEmpty() ? answer.statusCode() : 422;
  }

  private int view(String term) throws Exception {
    return http.send(HttpRequest.newBuilder(address("/api/v1/views")).header("Content-Type", "application/json")
        .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64)")
        .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("term", term)))).build(), BodyHandlers.ofString())
        .statusCode();
  }

  private URI address(String path) {
    return URI.create(instance.address() + path);
  }

  private static String posting(String id, String title, String employer, String text, String url) throws Exception {
    Map<String, Object> posting = new HashMap<>(Map.of("@type", "JobPosting", "identifier", id, "title", title,
        "description", text, "hiringOrganization", Map.of("@type", "Organization", "name", employer)));
    if (!url.isEmpty()) {
      posting.put("url", url);
    }
    return JSON.writeValueAsString(posting);
  }

  private static String answered(int status) {
    return status < 300 ? status + ", kept as text" : "refused (" + status + ')';
  }

  private static String shown(String payload) {
    return IntStream.range(0, Math.min(payload.length(), 70)).mapToObj(payload::charAt)
        .map(c -> c < ' ' || Character.getType(c) == Character.FORMAT
            ? "\\u%04x".formatted((int) c)
            : c == '|' ? "\\|" : "" + c)
        .collect(joining());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
