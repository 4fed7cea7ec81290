package skilltide.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import skilltide.streams.count.MarkCodec;
import skilltide.streams.count.PosterPostings;
import skilltide.streams.count.PosterPostings.Page;
import skilltide.streams.result.Input;

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
    List<Page> kept = new ArrayList<>();
    byte[] bytes = store.get(key(poster, 0));
    while (bytes != null) {
      Page page = OtherVersionException.read(Input.MARKS, store.name(), bytes, codec::decodePage);
      kept.add(page);
      bytes = page.more() ? store.get(key(poster, kept.size())) : null;
    }
    return new PosterPostings(kept);
  }

  /** Writes the pages that changed. */
  void write(String poster, PosterPostings postings) {
    for (int number : postings.changedPages()) {
      Page page = postings.page(number);
      if (page == null) {
        store.delete(key(poster, number));
      } else {
        store.put(key(poster, number), codec.encode(page));
      }
    }
  }

  // The zero keeps the pages of a poster apart from those of one whose name begins with its name.
  private static Bytes key(String poster, int number) {
    byte[] name = poster.getBytes(UTF_8);
    return Bytes.wrap(ByteBuffer.allocate(name.length + NUMBER).put(name).put((byte) 0).putInt(number).array());
  }
}
