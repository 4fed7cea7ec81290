package skilltide.ingest.source.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What is known of one source. For one thread at a time. */
final class Ledger {
  private final Map<String, Known> postings = new HashMap<>();
  private Standing standing = Standing.unknown();
  private int open;

  Optional<Known> posting(String id) {
    return Optional.ofNullable(postings.get(id));
  }

  Standing standing() {
    return standing;
  }

  void stand(Standing now) {
    standing = now;
  }

  void put(String id, Known known) {
    count(postings.put(id, known), -1);
    count(known, 1);
  }

  void remove(String id) {
    count(postings.remove(id), -1);
  }

  private void count(@Nullable Known known, int more) {
    if (known != null && known.isOpen()) {
      open += more;
    }
  }

  /** How many postings are open. */
  int open() {
    return open;
  }

  /** All that is known, open or not. */
  void forEach(BiConsumer<String, Known> each) {
    postings.forEach(each);
  }
}
