package skilltide.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.dashboard.cube.CubeRows.posted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.micronaut.core.bind.annotation.Bindable;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import skilltide.dashboard.DashboardServer;

/** Holds what is written of the protocol to what is sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveDocsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DOCS = Path.of("..", "docs");
  private static final String LEFT_OUT = ",…";

  private final JsonNode description = description();
  private final String page = read("live.md");
  private DashboardServer server;

  @BeforeAll
  void start() {
    server = DashboardServer.start(Map.of("skilltide.live.tick", "1ms"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void begin() {
    server.cube().clear();
    server.cube().apply(List.of(posted("2018-04-26", 30, Map.of("java", 3, "perl", 2, "go", 1))));
  }

  @Test
  void sessionGoesAsItIsWritten() throws Exception {
    Queue<Map<String, Integer>> changes = new ArrayDeque<>(List.of(Map.of("java", 4, "perl", 2, "go", 1),
        Map.of("go", 5, "java", 4, "rust", 3, "perl", 1)));
    Map<String, String> streams = new HashMap<>();
    try (RawSocket socket = new RawSocket(server.address())) {
      for (String line : page.lines().filter(each -> each.startsWith("> ") || each.startsWith("< ")).toList()) {
        String text = line.substring(2);
        for (Map.Entry<String, String> stream : streams.entrySet()) {
          text = text.replace(stream.getKey(), stream.getValue());
        }
        JsonNode written = JSON.readTree(text.replace(LEFT_OUT, ""));
        if (line.startsWith("> ")) {
          assertThat(problems("view", written)).isEmpty();
          socket.send(text);
        } else {
          if (written.get("type").asText().equals("delta")) {
            server.cube().apply(List.of(posted("2018-04-26", 30, changes.remove())));
          }
          JsonNode frame = socket.frame();
          assertThat(problems(frame.get("type").asText(), frame)).as("%s", frame).isEmpty();
          if (streams.isEmpty()) {
            streams.put(written.get("stream").asText(), frame.get("stream").asText());
          } else {
            written.properties().forEach(field -> assertThat(frame.get(field.getKey())).as("%s of %s", field, frame)
                .isEqualTo(field.getValue()));
          }
          if (!text.contains(LEFT_OUT)) {
            assertThat(frame).isEqualTo(written);
          }
        }
      }
    }
    assertThat(changes).isEmpty();
  }

  @Test
  void framesOfEventsAreAsDescribed() throws Exception {
    try (RawEvents events = new RawEvents(server.address().getPort(), "?industry=fintech&country=DE")) {
      JsonNode error = events.next().data();
      JsonNode closing = events.next().data();

      assertThat(problems("error", error)).isEmpty();
      assertThat(problems("closing", closing)).isEmpty();
    }
  }

  @Test
  void schemasRefuseWhatIsNoFrame() throws Exception {
    assertThat(problems("snapshot", JSON.readTree("{\"type\":\"snapshot\",\"stream\":\"a\",\"seq\":0}"))).isNotEmpty();
    assertThat(problems("resumed", JSON.readTree("{\"type\":\"resumed\",\"stream\":\"a\",\"seq\":0,\"x\":1}")))
        .isNotEmpty();
    assertThat(problems("view", JSON.readTree("{\"knid\":\"language\"}"))).isNotEmpty();
  }

  @Test
  void everyMessageIsDescribed() {
    assertThat(description.at("/components/messages").fieldNames()).toIterable()
        .containsExactlyInAnyOrder("view", "snapshot", "delta", "resumed", "error", "closing");
  }

  @Test
  void everySettingAndItsDefaultIsWritten() {
    for (RecordComponent each : LiveSettings.class.getRecordComponents()) {
      String name = each.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
      String value = LiveSettings.class.getDeclaredConstructors()[0].getParameters()[index(each)]
          .getAnnotation(Bindable.class).defaultValue();
      assertThat(page).contains("| `" + name + "` | `" + value + "` |");
    }
  }

  @Test
  void everyCodeIsWritten() {
    for (Closing why : Closing.values()) {
      assertThat(page).contains("| `" + why.code() + "` | ");
    }
  }

  private static int index(RecordComponent component) {
    return List.of(LiveSettings.class.getRecordComponents()).stream().map(RecordComponent::getName).toList()
        .indexOf(component.getName());
  }

  /** What speaks against this as a message. */
  private List<String> problems(String schema, JsonNode message) throws IOException {
    JsonNode root = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema).set("components",
        description.get("components"));
    JsonSchema read = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(root);
    return read.validate(message).stream().map(Object::toString).toList();
  }

  private static JsonNode description() {
    return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(read("live.asyncapi.yaml")));
  }

  private static String read(String file) {
    try {
      return Files.readString(DOCS.resolve(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
