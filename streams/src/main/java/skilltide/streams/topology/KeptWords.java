package skilltide.streams.topology;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.streams.state.KeyValueStore;
import skilltide.streams.count.Words;

/** The words of a task's states, one record a word, so that a new one writes no more than itself. */
final class KeptWords {
  private static final String PREFIX = "word/";

  private final KeyValueStore<String, byte[]> store;
  private final Words words;
  private int written;

  KeptWords(KeyValueStore<String, byte[]> store) {
    this.store = store;
    List<String> known = new ArrayList<>();
    try (var all = store.range(PREFIX, PREFIX + '~')) {
      all.forEachRemaining(each -> known.add(new String(each.value, StandardCharsets.UTF_8)));
    }
    words = new Words(known);
    written = words.size();
  }

  Words words() {
    return words;
  }

  boolean isUnwritten() {
    return words.size() > written;
  }

  void write() {
    for (; written < words.size(); written++) {
      store.put(String.format(Locale.ROOT, "%s%09d", PREFIX, written),
          words.word(written).getBytes(StandardCharsets.UTF_8));
    }
  }
}
