package skilltide.ingest.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sends postings to an instance's {@code POST /api/v1/postings}. Where the instance cannot take them for a while they
 * are sent again: a posting that arrives twice counts once.
 */
final class IngestClient implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  /** Answers that may be another one later: the key's rate is used up, Kafka does not answer. */
  private static final Set<Integer> LATER = Set.of(429, 503);

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(5)).build();
  private final URI instance;
  private final URI postings;
  private final Optional<String> key;
  private final Retries retries;
  private boolean answered;

  /**
   * @param instance such as {@code http://localhost:8080}
   * @param source where the postings come from
   * @param key a publisher's, where the instance asks for one
   */
  IngestClient(URI instance, String source, Optional<String> key, Retries retries) {
    this.instance = instance;
    postings = URI.create(instance.toString().replaceFirst("/+$", "") + "/api/v1/postings?source="
        + URLEncoder.encode(source, StandardCharsets.UTF_8));
    this.key = key;
    this.retries = retries;
  }

  /**
   * Sends them in one body; returns when they are acknowledged.
   *
   * @param lines a JSON object each, without line breaks
   * @throws ReplayException when the instance is not there or refuses them as a whole
   */
  Answer send(List<String> lines) throws InterruptedException {
    HttpRequest.Builder asking = HttpRequest.newBuilder(postings).timeout(TIMEOUT)
        .header("Content-Type", "application/x-ndjson").POST(BodyPublishers.ofString(String.join("\n", lines)));
    key.ifPresent(secret -> asking.header("Authorization", "Bearer " + secret));
    HttpRequest request = asking.build();
    retries.begin();
    while (true) {
      try {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        answered = true;
        if (!LATER.contains(response.statusCode()) || !retries.again(retryAfter(response))) {
          return answer(response, lines.size());
        }
      } catch (ConnectException e) {
        // One that never answered is more likely named wrong than about to start.
        if (!answered || !retries.again(Duration.ofSeconds(1))) {
          throw new ReplayException(
              "Nothing answers at %s: start an instance with ./skilltide up, or name it with --to."
                  .formatted(instance),
              e);
        }
      } catch (IOException e) {
        if (!retries.again(Duration.ofSeconds(1))) {
          throw new ReplayException("The connection to %s broke: %s".formatted(instance, e.getMessage()), e);
        }
      }
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private static Duration retryAfter(HttpResponse<String> response) {
    return Duration.ofSeconds(response.headers().firstValue("Retry-After").filter(text -> text.matches("\\d{1,3}"))
        .map(Long::parseLong).orElse(1L));
  }

  private Answer answer(HttpResponse<String> response, int sent) {
    JsonNode body = parse(response.body());
    List<Answer.Rejected> rejected = new ArrayList<>();
    for (JsonNode one : body.path("rejected")) {
      rejected.add(new Answer.Rejected(one.path("index").asInt(), one.path("reason").asText()));
    }
    int accepted = body.path("accepted").asInt(0);
    // Where nothing was accepted the answer is a problem, which names the postings as well; any other is about the whole.
    if (accepted + rejected.size() == sent) {
      return new Answer(accepted, rejected);
    }
    String detail = body.path("detail").asText(response.body());
    throw new ReplayException("%s does not take these postings (%d): %s".formatted(instance, response.statusCode(),
        detail.isBlank() ? "no reason given; is this Skilltide?" : detail));
  }

  private static JsonNode parse(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return MAPPER.createObjectNode(); // not Skilltide's; told with what it says
    }
  }

  /** @param accepted how many are acknowledged */
  record Answer(int accepted, List<Rejected> rejected) {

    /** @param index which of those sent, from 0 */
    record Rejected(int index, String reason) {}
  }
}
