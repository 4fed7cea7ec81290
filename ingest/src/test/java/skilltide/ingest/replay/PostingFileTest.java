package skilltide.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostingFileTest {
  private final Path folder;

  PostingFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void linesAreReadWithTheirPlacesAndTimes() throws IOException {
    Path file = Files.writeString(folder.resolve("items.jsonl"), """
        {"id":1,"text":"Go","time":1375368600}

        {"id":2,"deleted":true}
        {"id":3,"text":"Rust"}
        """);

    assertThat(read(file, PostingFormat.HACKERNEWS)).containsExactly("1 1 2013-08-01T14:50:00Z", "4 3 -");
  }

  @Test
  void gzippedFileReadsLikeAPlainOneWhateverItsName() throws IOException {
    Path file = folder.resolve("postings");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("{\"identifier\":\"a\",\"datePosted\":\"2018-04-01\"}\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(read(file, PostingFormat.NDJSON)).containsExactly("1 a 2018-04-01T00:00:00Z");
  }

  @Test
  void brokenLineIsNamedAndTheRestIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("postings.ndjson"), """
        {"identifier":"a"}
        {"identifier":
        {"identifier":"b"} {"identifier":"c"}
        ["d"]
        {"identifier":"e"}
        """);

    List<String> entries = read(file, PostingFormat.NDJSON);

    assertThat(entries).hasSize(5).startsWith("1 a -").endsWith("5 e -");
    assertThat(entries.get(1)).startsWith("2 not JSON");
    assertThat(entries.get(2)).startsWith("3 not JSON");
    assertThat(entries.get(3)).isEqualTo("4 posting: not a JSON object but a list");
  }

  @Test
  void jsonLdMayStandInObjectsListsAndGraphs() throws IOException {
    Path file = Files.writeString(folder.resolve("postings.json"), """
        {"@type": "JobPosting",
         "identifier": "a"}
        [{"@type": "JobPosting", "identifier": "b"},
         {"@graph": [{"@type": "Organization"}, {"@type": "JobPosting", "identifier": "c"},
                     {"@type": "JobPosting", "identifier": "d"}]}]
        """);

    assertThat(read(file, PostingFormat.JSONLD)).containsExactly("1 a -", "3 b -", "4 c -", "4 d -");
  }

  @Test
  void brokenJsonLdEndsTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("postings.json"), """
        [{"identifier": "a"},
         {"identifier": oops},
         {"identifier": "c"}]
        """);

    List<String> entries = read(file, PostingFormat.JSONLD);

    assertThat(entries).hasSize(2).startsWith("1 a -");
    assertThat(entries.getLast()).startsWith("2 not JSON, and so the rest of the file is left out");
  }

  @Test
  void emptyFileHasNoPostings() throws IOException {
    Path file = Files.createFile(folder.resolve("empty"));

    assertThat(read(file, PostingFormat.NDJSON)).isEmpty();
    assertThat(read(file, PostingFormat.JSONLD)).isEmpty();
  }

  /** Line, id and date of each posting; line and reason of what is none. */
  private static List<String> read(Path path, PostingFormat format) throws IOException {
    List<String> entries = new ArrayList<>();
    try (PostingFile file = PostingFile.open(path, format)) {
      for (Optional<Entry> entry = file.next(); entry.isPresent(); entry = file.next()) {
        entries.add(switch (entry.get()) {
          case Entry.Posting found -> "%d %s %s".formatted(found.place().line(),
              found.json().path("identifier").asText(), found.posted().map(Object::toString).orElse("-"));
          case Entry.Unreadable broken -> broken.place().line() + " " + broken.reason();
        });
      }
      assertThat(file.bytesRead()).isEqualTo(Files.size(path));
    }
    return entries;
  }
}
