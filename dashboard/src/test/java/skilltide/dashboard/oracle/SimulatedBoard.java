package skilltide.dashboard.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A job board on a real socket. What it shows changes hour by hour, by seed: postings come, change, go and come back, and some say what one
 * that went had said. It does not always answer as it should.
 */
abstract class SimulatedBoard implements AutoCloseable {
  /** So many times as much as it has is shown by a board that has gone wild. */
  private static final int WILD = 101;
  private static final int AT_FIRST = 40;
  private static final int FEWEST = 30;
  private static final List<String> SKILLS = List.of("Kotlin", "Java", "PostgreSQL", "Kafka", "React", "Docker",
      "Kubernetes", "TypeScript", "Redis", "Terraform", "Scala", "Python", "Django");
  private static final List<String> TITLES = List.of("Data Engineer", "Backend Developer", "Product Designer");
  private static final List<String> THINGS = List.of("payments", "parcels", "maps of the sea", "timetables");

  /**
   * A posting as the board has it, or had it.
   *
   * @param posted when, where the board says so
   * @param until when it is open, where the board says so
   * @param changed when the board last did something to it
   * @param up whether it is shown
   */
  record Ad(String id, String title, String text, @Nullable Instant posted, @Nullable Instant until, Instant changed,
      boolean up) {

    Ad says(String other, Instant now) {
      return new Ad(id, title, other, posted, until, now, up);
    }

    Ad shown(boolean now, Instant time) {
      return new Ad(id, title, text, posted, until, time, now);
    }
  }

  /** How a board answers that does not do as it should, and what is said of it then. */
  enum Mishap {
    NONE(""), DOWN("failed"), LIMITED("limited"), SILENT("unreachable"), HALF("unreachable"), PAGE("shape"), EMPTY(
        "held-back"), WILD("held-back");

    private final String trouble;

    Mishap(String trouble) {
      this.trouble = trouble;
    }

    String trouble() {
      return trouble;
    }
  }

  private final String source;
  private final Random random;
  private final Map<String, Ad> ads = new TreeMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger unchanged = new AtomicInteger();
  private final HttpServer server;
  private volatile Mishap mishap = Mishap.NONE;

  /** @param source its name, as it is configured */
  SimulatedBoard(String source, long seed) {
    this.source = source;
    random = new Random(seed);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** The JSON that it answers with to a request. */
  abstract String answer(URI request, Collection<Ad> all);

  /** When a posting was put up and until when it is open, as far as such a board says so. */
  abstract Dates dates(Instant posted, Instant until, Random random);

  /** What such a board says of time. */
  record Dates(@Nullable Instant posted, @Nullable Instant until) {}

  /** Who stands behind all of its postings. */
  abstract String poster();

  /** What of a posting's text comes out as its description, in HTML. */
  abstract String description(String text);

  String source() {
    return source;
  }

  String origin() {
    return source.split(":", 2)[0];
  }

  URI address() {
    return URI.create("http://127.0.0.1:%d/v2/".formatted(server.getAddress().getPort()));
  }

  /** How often it was asked so far. */
  int asked() {
    return asked.get();
  }

  /** How often it answered that nothing has changed. */
  int unchanged() {
    return unchanged.get();
  }

  /** What it shows. */
  synchronized List<Ad> shown() {
    return ads.values().stream().filter(Ad::up).toList();
  }

  /** An hour has passed. */
  synchronized void turn(Instant now, Mishap next) {
    mishap = next;
    if (ads.isEmpty()) {
      for (int i = 0; i < AT_FIRST; i++) {
        come(now, now.minus(Duration.ofHours(1 + random.nextInt(20 * 24))));
      }
      return;
    }
    if (random.nextInt(4) == 0) {
      return; // nothing happens
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      come(now, now.minus(Duration.ofMinutes(random.nextInt(50))));
    }
    List<Ad> up = new ArrayList<>(shown());
    if (random.nextInt(3) == 0) {
      Ad changing = up.get(random.nextInt(up.size()));
      ads.put(changing.id(), changing.says(text(), now));
    }
    if (random.nextInt(2) == 0 && up.size() > FEWEST) {
      Ad going = up.get(random.nextInt(up.size()));
      ads.computeIfPresent(going.id(), (id, ad) -> ad.shown(false, now));
    }
    List<Ad> down = ads.values().stream().filter(ad -> !ad.up()).toList();
    if (random.nextInt(6) == 0 && !down.isEmpty()) {
      Ad back = down.get(random.nextInt(down.size()));
      ads.put(back.id(), (random.nextBoolean() ? back : back.says(text(), now)).shown(true, now));
    }
  }

  private void come(Instant now, Instant posted) {
    String id = Integer.toString(1_000 + ads.size());
    List<Ad> down = ads.values().stream().filter(ad -> !ad.up()).toList();
    boolean again = random.nextInt(5) == 0 && !down.isEmpty();
    Ad like = again ? down.get(random.nextInt(down.size())) : null;
    Dates dates = dates(posted, now.plus(Duration.ofHours(2 + random.nextInt(6 * 24))), random);
    ads.put(id, new Ad(id, like == null ? TITLES.get(random.nextInt(TITLES.size())) : like.title(),
        like == null ? text() : like.text(), dates.posted(), dates.until(), now, true));
  }

  private String text() {
    List<String> skills = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      skills.add(SKILLS.get(random.nextInt(SKILLS.size())));
    }
    return "Our team of %d builds %s and %s, since %d. We use %s.".formatted(2 + random.nextInt(90),
        THINGS.get(random.nextInt(THINGS.size())), THINGS.get(random.nextInt(THINGS.size())),
        1980 + random.nextInt(40), String.join(", ", skills));
  }

  private void handle(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    switch (mishap) {
      case NONE -> send(exchange, answer(exchange.getRequestURI(), all()), 1);
      case HALF -> send(exchange, answer(exchange.getRequestURI(), all()), 2);
      case EMPTY -> send(exchange, answer(exchange.getRequestURI(), List.of()), 1);
      case WILD -> send(exchange, answer(exchange.getRequestURI(), wild()), 1);
      case PAGE -> send(exchange, "text/html", "<h1>We are moving</h1>", 1);
      case DOWN -> status(exchange, 503);
      case LIMITED -> {
        exchange.getResponseHeaders().set("Retry-After", Long.toString(BoardWeekTest.REST.toSeconds()));
        status(exchange, 429);
      }
      case SILENT -> {
        // Neither an answer nor an end: whoever asked must lose patience.
      }
    }
  }

  private synchronized List<Ad> all() {
    return List.copyOf(ads.values());
  }

  private List<Ad> wild() {
    List<Ad> all = new ArrayList<>(all());
    Ad one = all.getFirst();
    for (int i = WILD * all.size(); i > 0; i--) {
      all.add(new Ad("wild-" + i, "Free money", "Kotlin", null, null, one.changed().plus(Duration.ofDays(30)), true));
    }
    return all;
  }

  private void send(HttpExchange exchange, String json, int times) throws IOException {
    send(exchange, "application/json", json, times);
  }

  /** @param times as much as there is, is announced */
  private void send(HttpExchange exchange, String type, String text, int times) throws IOException {
    try (exchange) {
      byte[] bytes = text.getBytes(UTF_8);
      String tag = '"' + Integer.toHexString(text.hashCode()) + '"';
      if (times == 1 && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        unchanged.incrementAndGet();
        status(exchange, 304);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.getResponseHeaders().set("ETag", tag);
      exchange.sendResponseHeaders(200, (long) times * bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static void status(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
