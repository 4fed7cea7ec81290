package skilltide.streams.result;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows as bytes. Version 2: a version byte; a byte that says which counts follow (1 posted, 2 withdrawn, 4 views, 8
 * reposted, 16 robots, in this order; version 1 knows the first three); the
 * newest event time in seconds since 1970 (8 bytes); the total; the number of skills; then for each skill, by id, the
 * id ({@link DataOutputStream#writeUTF}) and its counts. Whole numbers are unsigned LEB128 unless said otherwise.
 */
public final class RowCodec {
  private static final int VERSION = 2;
  private static final int FIRST_VERSION = 1;
  private static final int POSTED = 1;
  private static final int WITHDRAWN = 2;
  private static final int VIEWS = 4;
  private static final int REPOSTED = 8;
  private static final int ROBOTS = 16;

  private RowCodec() {}

  public static byte[] encode(Row row) {
    int columns = columns(row);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 + row.skills().size() * 12);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeByte(columns);
      out.writeLong(row.newest().getEpochSecond());
      writeCounts(out, columns, row.total());
      writeNumber(out, row.skills().size());
      for (var skill : row.skills().entrySet()) {
        out.writeUTF(skill.getKey());
        writeCounts(out, columns, skill.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** @throws IllegalArgumentException when the bytes are no row, or one of a later version */
  public static Row decode(byte[] row) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(row))) {
      int version = in.readUnsignedByte();
      if (version < FIRST_VERSION || version > VERSION) {
        throw new IllegalArgumentException(
            "A row of version " + version + "; this reader knows " + VERSION + ": upgrade it first");
      }
      int columns = in.readUnsignedByte();
      Instant newest = Instant.ofEpochSecond(in.readLong());
      Counts total = readCounts(in, columns);
      SortedMap<String, Counts> skills = new TreeMap<>();
      for (int left = readNumber(in); left > 0; left--) {
        skills.put(in.readUTF(), readCounts(in, columns));
      }
      return new Row(newest, total, skills);
    } catch (IOException e) {
      throw new IllegalArgumentException("Not a whole row: " + row.length + " bytes", e);
    }
  }

  private static int columns(Row row) {
    int columns = columns(row.total());
    for (Counts counts : row.skills().values()) {
      columns |= columns(counts);
    }
    return columns;
  }

  private static int columns(Counts counts) {
    return (counts.posted() != 0 ? POSTED : 0) | (counts.withdrawn() != 0 ? WITHDRAWN : 0)
        | (counts.views() != 0 ? VIEWS : 0) | (counts.reposted() != 0 ? REPOSTED : 0)
        | (counts.robots() != 0 ? ROBOTS : 0);
  }

  private static void writeCounts(DataOutputStream out, int columns, Counts counts) throws IOException {
    if ((columns & POSTED) != 0) {
      writeNumber(out, counts.posted());
    }
    if ((columns & WITHDRAWN) != 0) {
      writeNumber(out, counts.withdrawn());
    }
    if ((columns & VIEWS) != 0) {
      writeNumber(out, counts.views());
    }
    if ((columns & REPOSTED) != 0) {
      writeNumber(out, counts.reposted());
    }
    if ((columns & ROBOTS) != 0) {
      writeNumber(out, counts.robots());
    }
  }

  private static Counts readCounts(DataInputStream in, int columns) throws IOException {
    int posted = (columns & POSTED) != 0 ? readNumber(in) : 0;
    int withdrawn = (columns & WITHDRAWN) != 0 ? readNumber(in) : 0;
    int views = (columns & VIEWS) != 0 ? readNumber(in) : 0;
    int reposted = (columns & REPOSTED) != 0 ? readNumber(in) : 0;
    int robots = (columns & ROBOTS) != 0 ? readNumber(in) : 0;
    return new Counts(posted, reposted, withdrawn, views, robots);
  }

  private static void writeNumber(DataOutputStream out, int number) throws IOException {
    int rest = number;
    while ((rest & ~0x7F) != 0) {
      out.writeByte(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private static int readNumber(DataInputStream in) throws IOException {
    int number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = in.readUnsignedByte();
      number |= (next & 0x7F) << shift;
      if ((next & 0x80) == 0) {
        return number;
      }
    }
    throw new IOException("a number of more than 32 bits");
  }
}
