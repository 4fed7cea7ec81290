package skilltide.dashboard.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import skilltide.ingest.event.PostingId;

/** Has a running instance forget. Each call returns once Kafka has acknowledged it; to repeat one is harmless. */
final class ForgetClient implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final int ACCEPTED = 202;

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(5)).build();
  private final URI instance;
  private final Optional<String> key;

  /**
   * @param instance such as {@code http://localhost:8080}
   * @param key a publisher's, where one is needed
   */
  ForgetClient(URI instance, Optional<String> key) {
    this.instance = instance;
    this.key = key;
  }

  /** @throws CannotStartException when the instance is not there or does not do it */
  void forgetSource(String source) throws InterruptedException {
    delete("/api/v1/sources/" + encoded(source) + "?forget=true");
  }

  /** @throws CannotStartException when the instance is not there or does not do it */
  void forgetPosting(PostingId posting) throws InterruptedException {
    delete("/api/v1/postings?source=" + encoded(posting.source()) + "&id=" + encoded(posting.id()) + "&forget=true");
  }

  @Override
  public void close() {
    http.close();
  }

  private void delete(String path) throws InterruptedException {
    URI address = URI.create(instance.toString().replaceFirst("/+$", "") + path);
    HttpResponse<String> answer;
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(TIMEOUT).DELETE();
      key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
      answer = http.send(request.build(), BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new CannotStartException(
          "Nothing answers at %s: start an instance with ./skilltide up, or name it with --to.".formatted(instance), e);
    } catch (IOException e) {
      throw new CannotStartException("The connection to %s broke: %s. It is safe to say it again."
          .formatted(instance, e.getMessage()), e);
    }
    if (answer.statusCode() != ACCEPTED) {
      throw new CannotStartException(
          "%s does not forget it (%d): %s".formatted(instance, answer.statusCode(), reason(answer.body())));
    }
  }

  private static String reason(String body) {
    try {
      String detail = MAPPER.readTree(body).path("detail").asText();
      if (!detail.isBlank()) {
        return detail;
      }
    } catch (JsonProcessingException e) {
      // Not Skilltide's, and told so below.
    }
    return "no reason given; is this Skilltide, with the role ingest?";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
