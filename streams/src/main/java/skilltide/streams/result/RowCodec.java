package skilltide.streams.result;

import java.io.ByteArrayOutputStream;
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
  static final int VERSION = 2;
  static final int FIRST_VERSION = 1;
  static final int POSTED = 1;
  static final int WITHDRAWN = 2;
  static final int VIEWS = 4;
  static final int REPOSTED = 8;
  static final int ROBOTS = 16;

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

  /**
   * @throws UnknownVersionException when it is a row of a later version
   * @throws IllegalArgumentException when the bytes are no row
   */
  public static Row decode(byte[] row) {
    RowBytes bytes = new RowBytes(row);
    SortedMap<String, Counts> skills = new TreeMap<>();
    while (bytes.nextSkill()) {
      skills.put(bytes.id(), bytes.counts());
    }
    return new Row(Instant.ofEpochSecond(bytes.newest()), bytes.total(), skills);
  }

  /**
   * @throws UnknownVersionException when it is a row of a later version
   * @throws IllegalArgumentException when the bytes are no row
   */
  public static void check(byte[] row) {
    RowBytes bytes = new RowBytes(row);
    while (bytes.nextSkill()) {
      if (!bytes.isPlain()) {
        bytes.id();
      }
      bytes.counts();
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

  private static void writeNumber(DataOutputStream out, int number) throws IOException {
    int rest = number;
    while ((rest & ~0x7F) != 0) {
      out.writeByte(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }
}
