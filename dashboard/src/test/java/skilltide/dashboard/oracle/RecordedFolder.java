package skilltide.dashboard.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * A data folder as some version of the program left it, with what had been sent to it and what is to come.
 *
 * @param folder where all of it lies
 */
record RecordedFolder(Path folder) {
  private static final String NAME = "recorded-folder.zip.gz";
  private static final Path SOURCE = Path.of("src/test/resources/skilltide/dashboard/oracle", NAME);

  /** The one that is kept with the tests. */
  static RecordedFolder unpackedIn(Path folder) throws IOException {
    try (InputStream packed = RecordedFolder.class.getResourceAsStream(NAME)) {
      if (packed == null) {
        throw new IOException("No " + NAME + ": RecordFolderTool writes it");
      }
      PackedFolder.unpack(packed, folder);
    }
    return new RecordedFolder(folder);
  }

  /** Keeps this with the tests, without logs and locks. */
  Path keep() throws IOException {
    Files.createDirectories(SOURCE.getParent());
    PackedFolder.pack(folder, file -> {
      String name = file.getFileName().toString();
      return !file.startsWith(data().resolve("logs")) && !name.startsWith("LOG") && !name.endsWith("lock")
          && !name.equals("LOCK");
    }, SOURCE);
    return SOURCE;
  }

  Path data() {
    return folder.resolve("data");
  }

  List<SentEvent> sent() throws IOException {
    return SentEvent.read(folder.resolve("sent.ndjson"));
  }

  List<SentEvent> toCome() throws IOException {
    return SentEvent.read(folder.resolve("to-come.ndjson"));
  }

  /**
   * The taxonomy that there is now, under the version of the one that postings were read by: another would have them all read again, and
   * leave the stores behind. It reads the made-up texts alike, or the counts are not the oracle's.
   */
  Taxonomy taxonomy() throws IOException {
    return Taxonomy.bundled().as(Files.readString(folder.resolve("taxonomy")));
  }

  void write(List<SentEvent> sent, List<SentEvent> toCome) throws IOException {
    SentEvent.write(sent, folder.resolve("sent.ndjson"));
    SentEvent.write(toCome, folder.resolve("to-come.ndjson"));
    Files.writeString(folder.resolve("taxonomy"), Taxonomy.bundled().version());
  }

  /** Who each store of an application is: RocksDB makes that up when it makes a store, so that one made anew is another. */
  Map<String, String> stores(String application) throws IOException {
    Map<String, String> stores = new TreeMap<>();
    Path streams = data().resolve("streams");
    try (Stream<Path> files = Files.walk(streams.resolve(application))) {
      for (Path each : files.filter(file -> file.endsWith("IDENTITY")).toList()) {
        stores.put(streams.relativize(each.getParent()).toString(), Files.readString(each));
      }
    }
    return stores;
  }
}
