package skilltide.dashboard.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The countings of a running instance, over HTTP. */
final class RemoteCountings implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PATH = "/api/v1/countings";

  private final URI instance;
  private final Optional<String> key;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** @param key a publisher's, for every source, where the instance asks for one */
  RemoteCountings(URI instance, Optional<String> key) {
    this.instance = instance;
    this.key = key;
  }

  /** All of them, as {@code GET} answers. */
  JsonNode all() throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder().GET(), 200);
  }

  /** One of them. */
  JsonNode counting(int number) throws IOException, InterruptedException {
    return StreamSupport.stream(all().path("countings").spliterator(), false)
        .filter(each -> each.path("number").asInt() == number).findFirst().orElse(MAPPER.createObjectNode());
  }

  /**
   * Begins another; its number.
   *
   * @throws CannotStartException when the instance refuses
   */
  int begin() throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder().POST(BodyPublishers.noBody());
    key.ifPresent(known -> request.header("Authorization", "Bearer " + known));
    return send(request, 202).path("number").asInt();
  }

  @Override
  public void close() {
    client.close();
  }

  private JsonNode send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request.uri(instance.resolve(PATH)).timeout(PATIENCE).build(),
        BodyHandlers.ofString());
    if (answer.statusCode() == 404) {
      throw new CannotStartException(
          "The instance at %s does not count: name one with the role streams with --to.".formatted(instance));
    }
    JsonNode body;
    try {
      body = MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new CannotStartException("What answers at %s is no Skilltide: check --to.".formatted(instance), e);
    }
    if (answer.statusCode() != expected) {
      throw new CannotStartException(body.path("detail").asText("It answers " + answer.statusCode() + '.'));
    }
    return body;
  }
}
