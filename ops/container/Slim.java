import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Takes out of RocksDB's and DuckDB's libraries what only other systems than the image's would load, two thirds of them. A library whose
 * names have changed is left as it is, with a line that says so.
 *
 * <p>{@code java Slim.java FOLDER}
 */
public final class Slim {
  private static final Map<String, String> NATIVE = Map.of("rocksdbjni-*.jar", "librocksdbjni-*", "duckdb_jdbc-*.jar",
      "libduckdb_java.so_*");

  private Slim() {}

  public static void main(String[] args) throws IOException {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    for (Map.Entry<String, String> library : NATIVE.entrySet()) {
      String kept = library.getKey().startsWith("rocksdbjni")
          ? "librocksdbjni-linux" + (arm ? "-aarch64.so" : "64.so")
          : "libduckdb_java.so_linux_" + (arm ? "arm64" : "amd64");
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(args[0]), library.getKey())) {
        for (Path jar : jars) {
          slim(jar, library.getValue(), kept);
        }
      }
    }
  }

  private static void slim(Path jar, String natives, String kept) throws IOException {
    long before = Files.size(jar);
    try (FileSystem content = FileSystems.newFileSystem(jar)) {
      Path root = content.getPath("/");
      if (!Files.exists(root.resolve(kept))) {
        System.out.println(jar.getFileName() + " has no " + kept + ": left as it is");
        return;
      }
      try (DirectoryStream<Path> found = Files.newDirectoryStream(root, natives)) {
        for (Path each : found) {
          if (!each.getFileName().toString().equals(kept)) {
            Files.delete(each);
          }
        }
      }
    }
    System.out.printf("%s: %d MB of %d%n", jar.getFileName(), Files.size(jar) >> 20, before >> 20);
  }
}
