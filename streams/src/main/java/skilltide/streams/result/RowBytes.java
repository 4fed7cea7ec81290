package skilltide.streams.result;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Instant;

/**
 * Reads a row that {@link RowCodec} has written from front to back, and makes no more of it than it is asked for: first the newest
 * time and the total, then skill by skill. Whatever is not whole makes each of its methods throw an {@link IllegalArgumentException}.
 */
public final class RowBytes {
  private final byte[] bytes;
  private final int columns;
  private final long newest;
  private final Counts total;
  private int left;
  private int at;
  private int id;

  /**
   * @throws UnknownVersionException when it is a row of a later version
   * @throws IllegalArgumentException when the bytes are no row
   */
  public RowBytes(byte[] bytes) {
    this.bytes = bytes;
    UnknownVersionException.require(next(), RowCodec.FIRST_VERSION, RowCodec.VERSION);
    columns = next();
    long seconds = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      seconds = seconds << Byte.SIZE | next();
    }
    if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
      throw new IllegalArgumentException("No time: " + seconds + " s");
    }
    newest = seconds;
    total = counts();
    left = number();
  }

  /** The latest event time, in seconds since 1970. */
  public long newest() {
    return newest;
  }

  /** Over all events, whether or not they name a skill. */
  public Counts total() {
    return total;
  }

  /** Goes on to the next skill. */
  public boolean nextSkill() {
    if (left <= 0) {
      return false;
    }
    left--;
    id = at;
    int length = next() << Byte.SIZE | next();
    if (length > bytes.length - at) {
      throw notWhole();
    }
    at += length;
    return true;
  }

  /** Where the skill's id begins, as {@link java.io.DataOutput#writeUTF} writes it: two bytes for how many follow. */
  public int idFrom() {
    return id;
  }

  /** Where it ends. */
  public int idTo() {
    return id + Short.BYTES + (Byte.toUnsignedInt(bytes[id]) << Byte.SIZE) + Byte.toUnsignedInt(bytes[id + 1]);
  }

  /** The skill's id. */
  public String id() {
    return id(bytes, id, idTo());
  }

  /** Whether the id is plain ASCII: then it is one, unread. */
  boolean isPlain() {
    for (int i = id + Short.BYTES; i < idTo(); i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * An id as text.
   *
   * @throws IllegalArgumentException when the bytes from one to before another are none
   */
  public static String id(byte[] bytes, int from, int to) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, from, to - from))) {
      return in.readUTF();
    } catch (IOException e) {
      throw new IllegalArgumentException("No id", e);
    }
  }

  /** The skill's counts; to be asked for once, before the next skill. */
  public Counts counts() {
    int posted = number(RowCodec.POSTED);
    int withdrawn = number(RowCodec.WITHDRAWN);
    int views = number(RowCodec.VIEWS);
    int reposted = number(RowCodec.REPOSTED);
    int robots = number(RowCodec.ROBOTS);
    return new Counts(posted, reposted, withdrawn, views, robots);
  }

  private int number(int column) {
    return (columns & column) == 0 ? 0 : number();
  }

  private int number() {
    int number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = next();
      number |= (next & 0x7F) << shift;
      if ((next & 0x80) == 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("A number of more than 32 bits");
  }

  private int next() {
    if (at == bytes.length) {
      throw notWhole();
    }
    return Byte.toUnsignedInt(bytes[at++]);
  }

  private IllegalArgumentException notWhole() {
    return new IllegalArgumentException("Not a whole row: " + bytes.length + " bytes");
  }
}
