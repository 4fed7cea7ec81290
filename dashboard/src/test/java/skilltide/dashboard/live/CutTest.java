package skilltide.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.dashboard.cube.CubeRows.posted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.live.CuttingProxy.Direction;
import skilltide.dashboard.query.AnswerJson;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.query.World;

/**
 * Wherever the connection is cut, who comes back ends with the server's figures. By default at every byte of what is
 * short and at some of the rest; in the long build at every byte.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final boolean LONG = "long".equals(System.getProperty("skilltide.faults"));
  private static final int STEP = LONG ? 1 : 23;
  private static final int CHANGES = 3;
  private static final String VIEW = "{\"limit\":2}";
  private static final String BEFORE = "{\"skills\":\"go\"}";

  private DashboardServer server;
  private int count;

  @BeforeAll
  void start() {
    server = DashboardServer.start(Map.of("skilltide.live.tick", "1ms", "skilltide.live.views-per-second", 1000));
    change();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void viewerWhoComesBackEndsWithTheServersFigures(Direction direction) throws Exception {
    long all = run(direction, Long.MAX_VALUE);
    assertThat(all).isGreaterThan(190);

    for (long after = 0; after < all; after += direction == Direction.TO_SERVER ? Math.min(STEP, 3) : STEP) {
      run(direction, after);
    }
  }

  @Test
  void viewerOfEventsWhoComesBackEndsWithTheServersFigures() throws Exception {
    long all = runEvents(Long.MAX_VALUE);
    assertThat(all).isGreaterThan(1000);

    for (long after = 0; after < all; after += STEP) {
      runEvents(after);
    }
  }

  /** @return how many bytes passed before the way was cut, or the viewer had seen all */
  private long run(Direction direction, long after) throws IOException {
    Board board = new Board();
    int changes = 0;
    try (CuttingProxy proxy = new CuttingProxy(server.address().getPort(), direction, after)) {
      try (RawSocket socket = new RawSocket(proxy.port(), 0)) {
        socket.send(BEFORE).frame();
        board.apply(socket.send(VIEW).frame());
        for (; changes < CHANGES; changes++) {
          change();
          board.apply(socket.frame());
        }
      } catch (IOException e) {
        assertThat(after).as("cut").isLessThan(Long.MAX_VALUE);
      }
      for (; changes < CHANGES; changes++) {
        change();
      }
      try (RawSocket back = new RawSocket(server.address())) {
        back.send(board.request(VIEW));
        do {
          board.apply(back.frame());
        } while (!board.rows().equals(figures()));
      }
      return proxy.passed();
    }
  }

  private long runEvents(long after) throws IOException {
    Board board = new Board();
    String last = "";
    int changes = 0;
    try (CuttingProxy proxy = new CuttingProxy(server.address().getPort(), Direction.TO_CLIENT, after)) {
      try (RawEvents events = new RawEvents(proxy.port(), "?limit=2")) {
        for (; changes <= CHANGES; changes++) {
          RawEvents.Event event = events.next();
          board.apply(event.data());
          last = event.id();
          change();
        }
      } catch (IOException e) {
        assertThat(after).as("cut").isLessThan(Long.MAX_VALUE);
      }
      for (; changes <= CHANGES; changes++) {
        change();
      }
      try (RawEvents back = new RawEvents(server.address().getPort(), "?limit=2", "Last-Event-ID: " + last)) {
        do {
          board.apply(back.next().data());
        } while (!board.rows().equals(figures()));
      }
      return proxy.passed();
    }
  }

  private void change() {
    count++;
    Map<String, Integer> skills = new TreeMap<>(Map.of("go", count % 5 + 1, "rust", 3, "java", count % 3 + 1));
    server.cube().apply(List.of(posted("2018-04-26", 10 + count, skills)));
  }

  private List<JsonNode> figures() throws IOException {
    Queries queries = server.bean(Queries.class);
    String answer = AnswerJson.of(queries.top(queries.view(Map.of("limit", "2"))), server.bean(World.class));
    return List.copyOf(JSON.readTree(answer).get("rows").valueStream().toList());
  }
}
