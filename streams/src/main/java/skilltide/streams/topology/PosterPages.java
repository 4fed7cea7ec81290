package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import skilltide.streams.count.Mark;
import skilltide.streams.count.MarkCodec;
import skilltide.streams.count.PosterPostings;

/** The postings of each poster in a store, page by page. */
final class PosterPages {
  private static final int NUMBER = 1 + Integer.BYTES;

  private final KeyValueStore<Bytes, byte[]> store;
  private final MarkCodec codec;

  PosterPages(KeyValueStore<Bytes, byte[]> store, MarkCodec codec) {
    this.store = store;
    this.codec = codec;
  }

  PosterPostings read(String poster) {
    List<List<Mark>> kept = new ArrayList<>();
    int length = poster.getBytes(UTF_8).length + NUMBER;
    try (var all = store.range(key(poster, 0), key(poster, Integer.MAX_VALUE))) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> page = all.next();
        byte[] key = page.key.get();
        if (key.length == length) {
          int number = ByteBuffer.wrap(key, length - Integer.BYTES, Integer.BYTES).getInt();
          while (kept.size() < number) {
            kept.add(List.of()); // all that lay there is gone
          }
          kept.add(codec.decodeAll(page.value));
        }
      }
    }
    return new PosterPostings(kept);
  }

  /** Writes the pages that changed. */
  void write(String poster, PosterPostings postings) {
    for (int number : postings.changedPages()) {
      List<Mark> marks = postings.page(number);
      if (marks.isEmpty()) {
        store.delete(key(poster, number));
      } else {
        store.put(key(poster, number), codec.encode(marks));
      }
    }
  }

  // The zero keeps the pages of a poster apart from those of one whose name begins with its name.
  private static Bytes key(String poster, int number) {
    byte[] name = poster.getBytes(UTF_8);
    return Bytes.wrap(ByteBuffer.allocate(name.length + NUMBER).put(name).put((byte) 0).putInt(number).array());
  }
}
