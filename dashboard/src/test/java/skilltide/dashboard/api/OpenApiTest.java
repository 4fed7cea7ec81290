package skilltide.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.query.Queries;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;
import skilltide.streams.taxonomy.Taxonomy;

/** Holds the description to what is there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ReadingStore store = new Written().posting("2018-04-20", "a", "kotlin", "java").store();
  private final OpenApi api = new OpenApi(Taxonomy.bundled(), "1");
  private DashboardServer server;

  @BeforeAll
  void start() {
    server = DashboardServer.start(Map.of());
    server.bean(Readings.class).show(store);
  }

  @AfterAll
  void stop() {
    http.close();
    server.close();
    store.close();
  }

  @Test
  void describesEveryRouteAndNoOther() throws Exception {
    Set<String> described = new TreeSet<>();
    description().get("paths").fieldNames().forEachRemaining(path -> described.add("/api/v1" + path));
    Set<String> there = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("skilltide.dashboard.api").stream().filter(each -> each.isAnnotatedWith(Controller.class))
        .flatMap(OpenApiTest::routes).filter(path -> path.startsWith("/api/v1/") && !path.endsWith("/openapi.json"))
        .collect(Collectors.toCollection(TreeSet::new));

    assertThat(described).isEqualTo(there);
  }

  @Test
  void everyExampleOnThePageIsAnswered() throws Exception {
    HttpResponse<String> page = get("/docs");
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    Set<String> links = new HashSet<>();
    Pattern.compile("href=\"(/api/[^\"]*)\"").matcher(page.body()).results()
        .forEach(link -> links.add(link.group(1).replace("&amp;", "&")));

    assertThat(links).hasSizeGreaterThan(20);
    for (String link : links) {
      assertThat(get(link).statusCode()).as(link).isEqualTo(200);
    }
  }

  @Test
  void everyParameterIsUnderstoodAsItIsDescribed() throws Exception {
    Queries queries = server.bean(Queries.class);
    for (Parameter parameter : api.parameters()) {
      if (!Set.of("q", "currency", "by").contains(parameter.name())) {
        queries.view(Map.of(parameter.name(), parameter.example()));
      }
    }
    for (Operation operation : Operation.ALL) {
      String path = operation.link(operation.formats().getFirst()).split("\\?", 2)[0];
      for (String name : operation.parameters()) {
        Parameter parameter = api.parameters().stream().filter(each -> each.name().equals(name)).findFirst()
            .orElseThrow();
        String needed = Set.of("series", "compare").contains(operation.path()) && !name.equals("skills")
            ? "&skills=java"
            : "";
        String query = path + "?" + name + "=" + parameter.example() + needed;
        assertThat(get(query).statusCode()).as(query).isEqualTo(200);
      }
      assertThat(get(path + "?nonsense=1").statusCode()).as(path).isEqualTo(400);
    }
  }

  private static Stream<String> routes(JavaClass controller) {
    String prefix = controller.getAnnotationOfType(Controller.class).value();
    return controller.getMethods().stream()
        .flatMap(method -> Stream.concat(
            method.tryGetAnnotationOfType(Get.class).stream().flatMap(get -> paths(get.value(), get.uris())),
            method.tryGetAnnotationOfType(Post.class).stream().flatMap(post -> paths(post.value(), post.uris()))))
        .map(path -> prefix + (path.equals("/") ? "" : path));
  }

  private static Stream<String> paths(String one, String[] several) {
    return Arrays.equals(several, new String[]{"/"}) ? Stream.of(one) : Arrays.stream(several);
  }

  private JsonNode description() throws Exception {
    JsonNode description = new ObjectMapper().readTree(get("/api/v1/openapi.json").body());
    assertThat(description.get("openapi").asText()).startsWith("3.1");
    return description;
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(HttpRequest.newBuilder(server.address().resolve(path)).build(), BodyHandlers.ofString());
  }
}
