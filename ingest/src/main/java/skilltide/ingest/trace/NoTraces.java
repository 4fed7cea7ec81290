package skilltide.ingest.trace;

import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** Follows nothing. */
final class NoTraces implements Traces {
  @Override
  public boolean areOn() {
    return false;
  }

  @Override
  public Step request(Request request) {
    return Step.NONE;
  }

  @Override
  public Step send(String topic) {
    return Step.NONE;
  }

  @Override
  public Optional<Origin> origin(Headers headers, long sent) {
    return Optional.empty();
  }

  @Override
  public Step begin(Doing what, Collection<Origin> origins) {
    return Step.NONE;
  }

  @Override
  public void stamp(Headers headers) {
    // nothing to carry
  }
}
