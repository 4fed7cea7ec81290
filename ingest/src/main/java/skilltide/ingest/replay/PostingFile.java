package skilltide.ingest.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import skilltide.ingest.schemaorg.JobPostings;

/** A file of postings, plain or packed by gzip or Zstandard, read once from its start to its end. */
public final class PostingFile implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

  private final Counted counted;
  private final Entries entries;

  private PostingFile(Counted counted, Entries entries) {
    this.counted = counted;
    this.entries = entries;
  }

  /** @throws IOException when it cannot be read */
  public static PostingFile open(Path file, PostingFormat format) throws IOException {
    Counted counted = new Counted(Files.newInputStream(file));
    try {
      InputStream content = unpacked(new BufferedInputStream(counted, BUFFER));
      return new PostingFile(counted, switch (format) {
        case HACKERNEWS -> new LineEntries(file, content,
            item -> HackerNewsItem.jobPosting(item).map(List::<JsonNode>of).orElse(List.of()));
        case NDJSON -> new LineEntries(file, content, JobPostings::in);
        case JSONLD -> new DocumentEntries(file, content);
        case CSV -> new CsvEntries(file, content);
      });
    } catch (IOException e) {
      counted.close();
      throw e;
    }
  }

  /** @return the next record; nothing at the end */
  public Optional<Entry> next() throws IOException {
    return entries.next();
  }

  /** How many bytes of the file, as it lies on the disk, have been read. */
  public long bytesRead() {
    return counted.bytes;
  }

  @Override
  public void close() throws IOException {
    entries.close();
  }

  // By its first bytes, whatever its name is.
  private static InputStream unpacked(InputStream content) throws IOException {
    content.mark(ZSTD.length);
    byte[] first = content.readNBytes(ZSTD.length);
    content.reset();
    if (Arrays.equals(first, ZSTD)) {
      return new ZstdInputStream(content);
    }
    return Arrays.equals(Arrays.copyOf(first, GZIP.length), GZIP) ? new GZIPInputStream(content, BUFFER) : content;
  }

  private static final class Counted extends FilterInputStream {
    private long bytes;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      bytes += Math.max(0, read);
      return read;
    }
  }
}
