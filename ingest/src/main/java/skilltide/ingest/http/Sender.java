package skilltide.ingest.http;

import io.github.bucket4j.Bucket;
import java.util.Optional;

/**
 * Who sends something, and about what.
 *
 * @param name the key's name; empty for programs of this machine, which need none
 * @param source whose postings it is about
 * @param rate what the key has left; none where there is no key
 */
record Sender(String name, String source, Optional<Bucket> rate) {

  /** Waits until the key's rate has room for one more posting: reading waits with it, and so does the sender. */
  void pace() throws InterruptedException {
    if (rate.isPresent()) {
      rate.get().asBlocking().consume(1);
    }
  }
}
