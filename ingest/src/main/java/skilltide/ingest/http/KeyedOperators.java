package skilltide.ingest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import skilltide.ingest.keys.PublisherKey;
import skilltide.ingest.web.Operators;

/** Takes for an operator who holds a key for every source: they can change and erase all postings anyway. */
@Singleton
final class KeyedOperators implements Operators {
  private final Gate gate;

  KeyedOperators(Gate gate) {
    this.gate = gate;
  }

  @Override
  public Optional<MutableHttpResponse<byte[]>> refusal(HttpRequest<?> request) {
    try {
      gate.sender(request, PublisherKey.EVERY);
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of(e.response());
    }
  }
}
