package skilltide.streams.count;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import skilltide.streams.result.UnknownVersionException;

/** Marks as bytes: one by itself, for the topic between the halves; many together, for the store. */
public final class MarkCodec {
  private static final int VERSION = 1;
  private static final int MORE = 1;
  private static final FacetCodec SPELT = new FacetCodec();

  private final FacetCodec numbered;

  /** @param words kept beside what is written together: it cannot be read without */
  public MarkCodec(Words words) {
    numbered = new FacetCodec(words);
  }

  /**
   * A posting and what is told of it.
   *
   * @param mark nothing when the poster has the posting no more
   */
  public record Told(String posting, @Nullable Mark mark) {}

  /** One mark, readable by itself. */
  public static byte[] encode(Told told) {
    Bytes out = new Bytes();
    out.write(VERSION);
    out.writeText(told.posting());
    if (told.mark() != null) {
      write(out, told.mark(), SPELT);
    }
    return out.toArray();
  }

  /**
   * @throws UnknownVersionException when it is a mark of another version
   * @throws IllegalArgumentException when the bytes are no mark
   */
  public static Told decode(byte[] told) {
    Bytes.Reader in = new Bytes.Reader(told);
    UnknownVersionException.require(in.read(), VERSION, VERSION);
    try {
      String posting = in.readText();
      return new Told(posting, in.isAtEnd() ? null : read(in, posting, SPELT));
    } catch (RuntimeException e) { // whatever the bytes lead to
      throw new IllegalArgumentException("Not a mark: " + e.getMessage(), e);
    }
  }

  /** Many marks of one poster. */
  public byte[] encode(PosterPostings.Page page) {
    Bytes out = new Bytes();
    out.write(VERSION);
    out.write(page.more() ? MORE : 0);
    for (Mark mark : page.marks()) {
      out.writeText(mark.posting());
      write(out, mark, numbered);
    }
    return out.toArray();
  }

  /**
   * @throws UnknownVersionException when they are marks of another version
   * @throws IllegalArgumentException when the bytes are no marks
   */
  public PosterPostings.Page decodePage(byte[] page) {
    Bytes.Reader in = new Bytes.Reader(page);
    UnknownVersionException.require(in.read(), VERSION, VERSION);
    try {
      boolean more = in.read() == MORE;
      List<Mark> all = new ArrayList<>();
      while (!in.isAtEnd()) {
        all.add(read(in, in.readText(), numbered));
      }
      return new PosterPostings.Page(all, more);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("Not marks: " + e.getMessage(), e);
    }
  }

  private static void write(Bytes out, Mark mark, FacetCodec facets) {
    out.writeTime(mark.posted(), Instant.EPOCH);
    out.writeTime(mark.lastSeen(), mark.posted());
    out.writeLong(mark.fingerprint());
    out.writeSigned(mark.titleHash());
    facets.write(out, mark.facets(), mark.skills());
  }

  private static Mark read(Bytes.Reader in, String posting, FacetCodec facets) {
    Instant posted = in.readTime(Instant.EPOCH);
    Instant lastSeen = in.readTime(posted);
    long fingerprint = in.readLong();
    int titleHash = (int) in.readSigned();
    FacetCodec.Faceted faceted = facets.read(in);
    return new Mark(posting, posted, lastSeen, fingerprint, titleHash, faceted.facets(), faceted.skills());
  }
}
