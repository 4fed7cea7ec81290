package skilltide.dashboard.page;

import static java.util.Objects.requireNonNull;
import static skilltide.dashboard.cube.CubeRows.posted;
import static skilltide.dashboard.cube.CubeRows.viewed;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.cube.Change;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;
import skilltide.streams.result.Grain;

/**
 * A server that knows two years of postings, and a browser to look at it: fintech asks for Go, media for Kubernetes, all for SQL. All tests
 * of the page share it, by {@link SiteExtension}.
 */
final class Site implements AutoCloseable {
  private static final String INGEST = "http://ingest.example:8080";
  private static final String VIEWS = INGEST + "/api/v1/views";

  /** The script that ingest has for pages of all sites. */
  private static final String BEACON = beacon();

  private final Chromium chromium = Chromium.launch();
  private final ReadingStore store = new Written().daily("2018-02-01", "2018-04-01", 1, "go", "sql")
      .daily("2018-02-01", "2018-02-11", 1, "sql").in("media-entertainment")
      .daily("2018-02-01", "2018-04-01", 1, "kubernetes", "sql").store();
  private final DashboardServer server = DashboardServer.start(Map.of("skilltide.ingest-url", INGEST));

  Site() {
    server.bean(Readings.class).show(store);
    List<Change> rows = new ArrayList<>();
    for (int month = 0; month < 24; month++) {
      LocalDate day = LocalDate.parse("2016-05-02").plusMonths(month);
      rows.add(posted(day.toString(), 100, Map.of("go", 10 + month, "sql", 40, "kubernetes", 5)));
      rows.add(viewed(Grain.DAY, day.atStartOfDay(ZoneOffset.UTC).toInstant(), "go", 3));
    }
    server.cube().apply(rows);
  }

  Chromium chromium() {
    return chromium;
  }

  /** The address of one of its views. */
  String at(String path) {
    return server.address() + path;
  }

  /** Opens a view; what the page publishes stays here. */
  Page open(String path) {
    Page page = chromium.page();
    viewsOf(page);
    page.navigate(at(path));
    return page;
  }

  /** What the page publishes; nothing leaves this machine. */
  static List<Request> viewsOf(Page page) {
    List<Request> views = new CopyOnWriteArrayList<>();
    page.route(VIEWS, route -> {
      views.add(route.request());
      route.fulfill(new Route.FulfillOptions().setStatus(204));
    });
    page.route(INGEST + "/pixel.gif?*", route -> {
      views.add(route.request());
      route.fulfill(new Route.FulfillOptions().setStatus(204));
    });
    page.route(INGEST + "/beacon.js", route -> route.fulfill(new Route.FulfillOptions().setBody(BEACON)
        .setContentType("text/javascript").setHeaders(Map.of("Access-Control-Allow-Origin", "*"))));
    return views;
  }

  private static String beacon() {
    try (InputStream script = requireNonNull(Site.class.getResourceAsStream("/skilltide/ingest/http/beacon.js"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is there without Kafka is ill. */
  static void healthy(Page page) {
    page.route("**/health", route -> route.fulfill(new Route.FulfillOptions().setContentType("application/json")
        .setBody("{\"status\":\"UP\",\"details\":{\"cube\":{\"status\":\"UP\"}}}")));
  }

  @Override
  public void close() {
    server.close();
    store.close();
    chromium.close();
  }
}
