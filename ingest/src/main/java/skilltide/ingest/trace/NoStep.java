package skilltide.ingest.trace;

import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** Not followed. */
final class NoStep implements Step {
  @Override
  public Step tag(String name, String value) {
    return this;
  }

  @Override
  public Step tag(String name, long value) {
    return this;
  }

  @Override
  public void failed(String type) {
    // not followed
  }

  @Override
  public void stamp(Headers headers) {
    // nothing to carry
  }

  @Override
  public Optional<Origin> origin() {
    return Optional.empty();
  }

  @Override
  public Here enter() {
    return Here.NOWHERE;
  }

  @Override
  public void close() {
    // not followed
  }

  @Override
  public void over(Runnable work) {
    work.run();
  }
}
