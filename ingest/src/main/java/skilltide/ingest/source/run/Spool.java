package skilltide.ingest.source.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import skilltide.ingest.event.EventJson;

/**
 * What was found in a round and is not settled: in a file, for a board's first round may be large, and nothing of it may be published
 * before it is known to be whole.
 */
final class Spool implements AutoCloseable {
  private static final int BATCH = 500;
  private static final int BATCH_BYTES = 4 << 20;

  private final Path file;
  private DataOutputStream out;
  private long size;

  /** What is done with each batch. */
  @FunctionalInterface
  interface Batches {
    void take(List<Entry> batch) throws IOException, InterruptedException;
  }

  Spool() throws IOException {
    file = Files.createTempFile("skilltide-round-", ".spool");
    out = open();
  }

  private DataOutputStream open() throws IOException {
    return new DataOutputStream(
        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING)));
  }

  void add(Entry entry) throws IOException {
    write(entry.id().getBytes(UTF_8));
    write(StateJson.write(entry.known()));
    write(EventJson.write(entry.event()));
    size++;
  }

  /** How many entries there are. */
  long size() {
    return size;
  }

  private void write(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Takes all out, in the order in which they came. */
  void drain(Batches batches) throws IOException, InterruptedException {
    out.close();
    List<Entry> batch = new ArrayList<>();
    int bytes = 0;
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (long read = 0; read < size; read++) {
        String id = new String(next(in), UTF_8);
        Known known = StateJson.read(next(in), Known.class);
        byte[] event = next(in);
        batch.add(new Entry(id, known, EventJson.readPosting(event)));
        bytes += event.length;
        if (batch.size() == BATCH || bytes > BATCH_BYTES) {
          batches.take(batch);
          batch = new ArrayList<>();
          bytes = 0;
        }
      }
    }
    size = 0;
    out = open();
    batches.take(batch);
  }

  private static byte[] next(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
