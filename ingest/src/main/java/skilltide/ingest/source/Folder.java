package skilltide.ingest.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdIOException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import skilltide.ingest.replay.Entry;
import skilltide.ingest.replay.PostingFile;
import skilltide.ingest.replay.PostingFormat;

/**
 * A folder that is watched: files of postings, each read once, and again when it has changed. By its name a file is JSON-LD ({@code .jsonld},
 * {@code .json}), one posting a line ({@code .ndjson}, {@code .jsonl}) or a table with named columns ({@code .csv}); {@code .gz} and
 * {@code .zst} may follow. What was in a file stays published when the file goes: a posting is withdrawn by a later one that says so, or over
 * HTTP.
 *
 * @param path where it is
 */
record Folder(Path path) implements Board {
  private static final String READ = "files";
  private static final int BATCH = 1_000;

  @Override
  public void read(Asking ask, Round round) throws IOException, InterruptedException {
    if (!Files.isDirectory(path)) {
      throw new SourceException(Trouble.REFUSED, "'%s' is no folder that can be read".formatted(path));
    }
    ObjectNode files = round.position().withObject(READ);
    List<Path> there = files();
    for (Path file : there) {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      String state = now.size() + "/" + now.lastModifiedTime().toMillis();
      String name = file.getFileName().toString();
      Optional<PostingFormat> format = PostingFormat.ofName(name);
      if (format.isPresent() && !files.path(name).asText("").equals(state)) {
        try {
          read(file, format.get(), round);
          files.put(name, state);
        } catch (EOFException | ZipException | ZstdIOException e) { // it is being copied, perhaps, and read again when it has changed
          round.unreadable(file.toString(), "broken, or not yet whole: " + e.getMessage());
          files.put(name, state);
        }
        round.settle();
      }
    }
    files.retain(there.stream().map(file -> file.getFileName().toString()).toList());
    round.settle();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(path)) {
      return all.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().startsWith(".")).sorted()
          .toList();
    }
  }

  private static void read(Path file, PostingFormat format, Round round) throws IOException, InterruptedException {
    int read = 0;
    try (PostingFile postings = PostingFile.open(file, format)) {
      for (Optional<Entry> entry = postings.next(); entry.isPresent(); entry = postings.next()) {
        switch (entry.get()) {
          case Entry.Posting posting when posting.json() instanceof ObjectNode json -> take(json, posting, round);
          case Entry.Posting posting -> round.unreadable(posting.place().toString(), "no JSON object");
          case Entry.Unreadable unreadable -> round.unreadable(unreadable.place().toString(), unreadable.reason());
        }
        if (++read % BATCH == 0) {
          round.settle();
        }
      }
    }
  }

  private static void take(ObjectNode json, Entry.Posting posting, Round round) throws IOException {
    if (!json.path("identifier").isValueNode()) {
      String id = json.path("identifier").path("value").asText(json.path("url").asText(""));
      if (id.isBlank()) {
        round.unreadable(posting.place().toString(), "identifier: missing; give the posting an identifier or a url");
        return;
      }
      json.put("identifier", id);
    }
    round.posting(json);
  }
}
