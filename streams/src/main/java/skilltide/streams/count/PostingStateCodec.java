package skilltide.streams.count;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import skilltide.streams.count.PostingState.Posted;
import skilltide.streams.count.PostingState.Withdrawal;

/** Posting states as bytes, for the store. Begins with a version; times to the nanosecond, since revisions decide. */
public final class PostingStateCodec {
  private static final int VERSION = 1;

  private PostingStateCodec() {}

  public static byte[] encode(PostingState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      writeTime(out, state.firstReceived());
      Withdrawal withdrawal = state.withdrawal();
      out.writeBoolean(withdrawal != null);
      if (withdrawal != null) {
        writeTime(out, withdrawal.revision());
        writeTime(out, withdrawal.at());
      }
      Posted posted = state.posted();
      out.writeBoolean(posted != null);
      if (posted != null) {
        write(out, posted);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** @throws IllegalArgumentException when the bytes are no state, or one of another version */
  public static PostingState decode(byte[] state) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new IllegalArgumentException("A posting state of version " + version + ", not " + VERSION);
      }
      Instant firstReceived = readTime(in);
      Withdrawal withdrawal = in.readBoolean() ? new Withdrawal(readSetTime(in), readSetTime(in)) : null;
      Posted posted = in.readBoolean() ? readPosted(in) : null;
      return new PostingState(posted, withdrawal, firstReceived);
    } catch (IOException e) {
      throw new IllegalArgumentException("Not a whole posting state: " + state.length + " bytes", e);
    }
  }

  private static void write(DataOutputStream out, Posted posted) throws IOException {
    writeTime(out, posted.revision());
    out.writeLong(posted.contentHash());
    writeTime(out, posted.stated());
    Facets facets = posted.facets();
    out.writeUTF(facets.source());
    String industry = facets.industry();
    out.writeUTF(industry == null ? "" : industry);
    writeAll(out, facets.roles());
    writeAll(out, facets.countries());
    writeAll(out, posted.skills());
  }

  private static Posted readPosted(DataInputStream in) throws IOException {
    Instant revision = readSetTime(in);
    long contentHash = in.readLong();
    Instant stated = readTime(in);
    String source = in.readUTF();
    String industry = in.readUTF();
    Facets facets = new Facets(source, industry.isEmpty() ? null : industry, readAll(in), readAll(in));
    return new Posted(revision, contentHash, stated, facets, readAll(in));
  }

  private static void writeAll(DataOutputStream out, Collection<String> words) throws IOException {
    out.writeShort(words.size());
    for (String word : words) {
      out.writeUTF(word);
    }
  }

  private static SortedSet<String> readAll(DataInputStream in) throws IOException {
    SortedSet<String> words = new TreeSet<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      words.add(in.readUTF());
    }
    return words;
  }

  private static void writeTime(DataOutputStream out, @Nullable Instant time) throws IOException {
    out.writeBoolean(time != null);
    if (time != null) {
      out.writeLong(time.getEpochSecond());
      out.writeInt(time.getNano());
    }
  }

  private static @Nullable Instant readTime(DataInputStream in) throws IOException {
    return in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
  }

  private static Instant readSetTime(DataInputStream in) throws IOException {
    Instant time = readTime(in);
    if (time == null) {
      throw new IOException("a time is missing");
    }
    return time;
  }
}
