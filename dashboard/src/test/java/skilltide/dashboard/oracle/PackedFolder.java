package skilltide.dashboard.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A folder in a file: a plain zip in a gzip, so that the many small files that are much alike cost little. */
final class PackedFolder {
  private PackedFolder() {}

  static void pack(Path folder, Predicate<Path> wanted, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(folder);
        ZipOutputStream out = new ZipOutputStream(new GZIPOutputStream(Files.newOutputStream(to)) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        })) {
      out.setLevel(Deflater.NO_COMPRESSION);
      List<Path> files = all.filter(Files::isRegularFile).filter(wanted)
          // What is alike beside what it is like.
          .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).thenComparing(Path::toString))
          .toList();
      for (Path file : files) {
        ZipEntry entry = new ZipEntry(folder.relativize(file).toString());
        entry.setTime(0);
        out.putNextEntry(entry);
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  static void unpack(InputStream packed, Path to) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new GZIPInputStream(packed))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = to.resolve(entry.getName()).normalize();
        if (!file.startsWith(to)) {
          throw new IOException("Not below the folder: " + entry.getName());
        }
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
      }
    }
  }
}
