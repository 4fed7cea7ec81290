package skilltide.dashboard.wholeway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import skilltide.dashboard.standalone.Program;
import skilltide.dashboard.standalone.ProgramSettings;
import skilltide.streams.taxonomy.Taxonomy;

/** A whole running Skilltide with a real broker, as its users see it: over HTTP. */
public final class Instance implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofMinutes(1);

  private final Program program;
  private final Program.Running running;
  private final HttpClient http = HttpClient.newHttpClient();

  private Instance(Program program) {
    this.program = program;
    running = program.start();
  }

  /** Starts one as {@code ./skilltide up} does, on a free port. */
  public static Instance start(Path data) {
    return start(ProgramSettings.embedded(data, 0));
  }

  public static Instance start(ProgramSettings settings) {
    return new Instance(new Program(settings));
  }

  /** @param taxonomy what postings are read for */
  public static Instance start(ProgramSettings settings, Taxonomy taxonomy) {
    return new Instance(new Program(settings, () -> taxonomy));
  }

  public URI address() {
    return running.address();
  }

  /** A part of it, for what nobody may do from outside. */
  public <T> T bean(Class<T> type) {
    return running.context().getBean(type);
  }

  /** The answer to a query, which must be found right. */
  public JsonNode get(String path) {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(address().resolve(path)).timeout(ANSWER).build());
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return parse(answer.body());
  }

  /** Publishes postings, a JSON object a line; all must be accepted. */
  public void post(String postings) {
    post("http", postings);
  }

  /** Publishes postings of a source, a JSON object a line; all must be accepted. */
  public void post(String source, String postings) {
    if (postings.isEmpty()) {
      return;
    }
    HttpResponse<String> answer = send(HttpRequest.newBuilder(address().resolve("/api/v1/postings?source=" + source))
        .header("Content-Type", "application/x-ndjson").POST(BodyPublishers.ofString(postings)).build());
    if (answer.statusCode() != 202) {
      throw new AssertionError("Postings were answered " + answer.statusCode() + ": " + answer.body());
    }
    if (!parse(answer.body()).path("rejected").isEmpty()) {
      throw new AssertionError("Postings were rejected: " + answer.body());
    }
  }

  /** Withdraws a posting of the source {@code http}. */
  public void withdraw(String id) {
    delete("/api/v1/postings?source=http&id=" + id);
  }

  /** Has a posting of the source {@code http} forgotten. */
  public void forget(String id) {
    delete("/api/v1/postings?source=http&id=" + id + "&forget=true");
  }

  /** Has all of a source forgotten. */
  public void forgetSource(String source) {
    delete("/api/v1/sources/" + source + "?forget=true");
  }

  /** Publishes a person's view of a term. */
  public void view(String term) {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(address().resolve("/api/v1/views"))
        .header("Content-Type", "application/json").header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64)")
        .POST(BodyPublishers.ofString("{\"term\":\"" + term + "\"}"))
        .build());
    if (answer.statusCode() != 204) {
      throw new AssertionError("A view was answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  @Override
  public void close() {
    http.close();
    program.close();
  }

  private void delete(String path) {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(address().resolve(path)).DELETE().build());
    if (answer.statusCode() != 202) {
      throw new AssertionError("DELETE " + path + " was answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException("No JSON: " + json, e);
    }
  }
}
