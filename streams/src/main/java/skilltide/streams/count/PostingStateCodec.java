package skilltide.streams.count;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import skilltide.streams.count.PostingState.Withdrawal;
import skilltide.streams.result.UnknownVersionException;

/**
 * Posting states as bytes, for the store: small, because there is one for each posting that ever was. Times to the
 * nanosecond, since revisions decide; words by their numbers. Begins with a version.
 */
public final class PostingStateCodec {
  private static final int VERSION = 2;
  private static final int POSTED = 1;
  private static final int WITHDRAWN = 2;
  private static final int RECEIVED = 4;
  private static final int MODIFIED = 8;
  private static final int FORGOTTEN = 16;
  private static final int EXPIRED = 32;
  private static final int BACKFILL = 64;
  private static final int STATED = 1;
  private static final int VALID_THROUGH = 2;
  private static final int POSTER = 4;

  private final FacetCodec facets;

  /** @param words kept beside the states: they cannot be read without */
  public PostingStateCodec(Words words) {
    facets = new FacetCodec(words);
  }

  public byte[] encode(PostingState state) {
    Bytes out = new Bytes();
    Posted posted = state.posted();
    Withdrawal withdrawal = state.withdrawal();
    out.write(VERSION);
    out.write(flag(posted, POSTED) | flag(withdrawal, WITHDRAWN) | flag(state.firstReceived(), RECEIVED)
        | flag(state.lastModified(), MODIFIED) | flag(state.forgotten(), FORGOTTEN) | (state.expired() ? EXPIRED : 0)
        | (state.backfill() ? BACKFILL : 0));
    Instant near = state.firstReceived() == null ? Instant.EPOCH : state.firstReceived();
    time(out, state.firstReceived(), Instant.EPOCH);
    time(out, state.lastModified(), near);
    time(out, state.forgotten(), near);
    if (withdrawal != null) {
      out.writeTime(withdrawal.revision(), near);
      out.writeTime(withdrawal.at(), withdrawal.revision());
    }
    if (posted != null) {
      write(out, posted, near);
    }
    return out.toArray();
  }

  /**
   * @throws UnknownVersionException when it is a state of another version
   * @throws IllegalArgumentException when the bytes are no state
   */
  public PostingState decode(byte[] state) {
    Bytes.Reader in = new Bytes.Reader(state);
    UnknownVersionException.require(in.read(), VERSION, VERSION);
    try {
      int flags = in.read();
      Instant firstReceived = in.readTime((flags & RECEIVED) != 0, Instant.EPOCH);
      Instant near = firstReceived == null ? Instant.EPOCH : firstReceived;
      Instant lastModified = in.readTime((flags & MODIFIED) != 0, near);
      Instant forgotten = in.readTime((flags & FORGOTTEN) != 0, near);
      Withdrawal withdrawal = null;
      if ((flags & WITHDRAWN) != 0) {
        Instant revision = in.readTime(near);
        withdrawal = new Withdrawal(revision, in.readTime(revision));
      }
      Posted posted = (flags & POSTED) == 0 ? null : readPosted(in, near);
      return new PostingState(posted, withdrawal, firstReceived, lastModified, forgotten, (flags & EXPIRED) != 0,
          (flags & BACKFILL) != 0);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("Not a posting's state: " + e.getMessage(), e);
    }
  }

  private void write(Bytes out, Posted posted, Instant near) {
    out.write(flag(posted.stated(), STATED) | flag(posted.validThrough(), VALID_THROUGH)
        | flag(posted.poster(), POSTER));
    out.writeTime(posted.revision(), near);
    time(out, posted.stated(), near);
    time(out, posted.validThrough(), near);
    out.writeLong(posted.contentHash());
    out.writeLong(posted.fingerprint());
    out.writeSigned(posted.titleHash());
    if (posted.poster() != null) {
      out.writeText(posted.poster());
    }
    facets.write(out, posted.facets(), posted.skills());
  }

  private Posted readPosted(Bytes.Reader in, Instant near) {
    int flags = in.read();
    Instant revision = in.readTime(near);
    Instant stated = in.readTime((flags & STATED) != 0, near);
    Instant validThrough = in.readTime((flags & VALID_THROUGH) != 0, near);
    long contentHash = in.readLong();
    long fingerprint = in.readLong();
    int titleHash = (int) in.readSigned();
    String poster = (flags & POSTER) == 0 ? null : in.readText();
    FacetCodec.Faceted faceted = facets.read(in);
    return new Posted(revision, contentHash, stated, validThrough, poster, fingerprint, titleHash, faceted.facets(),
        faceted.skills());
  }

  private static int flag(@Nullable Object value, int bit) {
    return value == null ? 0 : bit;
  }

  private static void time(Bytes out, @Nullable Instant time, Instant near) {
    if (time != null) {
      out.writeTime(time, near);
    }
  }
}
