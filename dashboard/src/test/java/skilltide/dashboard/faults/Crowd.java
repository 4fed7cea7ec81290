package skilltide.dashboard.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Viewers who come, look at one view or another for a while, and go, some without a word. */
final class Crowd implements AutoCloseable {
  private static final int MOST = 40;
  private static final int PAUSE_MILLIS = 250;
  private static final List<String> VIEWS = List.of("{\"kind\":\"language\"}", "{}",
      "{\"kind\":\"tool\",\"from\":\"now-2y\"}",
      "{\"industry\":\"fintech\"}", "{\"country\":\"DE\",\"measure\":\"unique\"}", "{\"measure\":\"views\"}");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI live;
  private final Random random;
  private final List<Viewer> viewers = new ArrayList<>();
  private final AtomicLong frames = new AtomicLong();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private long came;

  Crowd(URI dashboard, long seed) {
    live = URI.create("ws://" + dashboard.getAuthority() + "/ws/v1/live");
    random = new Random(seed);
    var unused = clock.scheduleAtFixedRate(this::move, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** How many came. */
  synchronized long came() {
    return came;
  }

  long frames() {
    return frames.get();
  }

  /** What should not have happened to them: frames that are missing, connections that break off. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  private synchronized void move() {
    try {
      if (viewers.size() < MOST && random.nextInt(3) > 0) {
        came++;
        Viewer viewer = new Viewer();
        viewer.socket = http.newWebSocketBuilder().buildAsync(live, viewer).get(30, TimeUnit.SECONDS);
        viewer.socket.sendText(VIEWS.get(random.nextInt(VIEWS.size())), true).get(30, TimeUnit.SECONDS);
        viewers.add(viewer);
      } else if (!viewers.isEmpty()) {
        viewers.remove(random.nextInt(viewers.size())).go(random.nextBoolean());
      }
    } catch (Exception e) {
      faults.add("cannot come or go: " + e);
    }
  }

  @Override
  public void close() {
    clock.shutdown();
    synchronized (this) {
      viewers.forEach(viewer -> viewer.go(false));
    }
    http.close();
  }

  private final class Viewer implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private volatile @Nullable WebSocket socket;
    private volatile boolean going;
    private @Nullable Long last;
    private String stream = "";

    void go(boolean properly) {
      going = true;
      WebSocket open = socket;
      if (open == null) {
        return;
      }
      if (properly) {
        var unused = open.sendClose(WebSocket.NORMAL_CLOSURE, "");
      } else {
        open.abort();
      }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
      text.append(data);
      if (whole) {
        see(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    // What a viewer misses is told: by a snapshot, or by a stream of another name.
    private void see(String frame) {
      frames.incrementAndGet();
      try {
        JsonNode seen = JSON.readTree(frame);
        if (!seen.has("seq")) {
          return;
        }
        long seq = seen.get("seq").asLong();
        if (seen.path("type").asText().equals("delta") && stream.equals(seen.path("stream").asText(stream))
            && last != null
            && seq != last + 1) {
          faults.add("frame %d of %s follows %d".formatted(seq, stream, last));
        }
        stream = seen.path("stream").asText(stream);
        last = seq;
      } catch (JsonProcessingException e) {
        faults.add("no JSON: " + frame);
      }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      if (!going) {
        faults.add("sent away: " + code + ' ' + reason);
      }
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      if (!going) {
        faults.add("broken off: " + error);
      }
    }
  }
}
