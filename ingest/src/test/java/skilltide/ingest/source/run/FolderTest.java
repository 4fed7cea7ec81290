package skilltide.ingest.source.run;

import static org.assertj.core.api.Assertions.assertThat;
import static skilltide.ingest.source.run.WatchedBoard.found;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.Stated;

/** A folder that is watched. */
class FolderTest {
  private static final String CSV = """
      identifier,title,description,hiringOrganization,addressLocality,addressCountry,remote,datePosted
      c1,"Developer, senior","Go and
      Rust",Acme,Berlin,DE,true,2026-11-01
      """;

  @TempDir
  private Path folder = Path.of(".");

  private WatchedBoard board = new WatchedBoard("hackernews");

  @BeforeEach
  void watch() {
    board.close();
    board = new WatchedBoard("folder:" + folder);
  }

  @AfterEach
  void stop() {
    board.close();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream raw = Files.newOutputStream(file);
        OutputStream out = name.endsWith(".gz")
            ? new GZIPOutputStream(raw)
            : name.endsWith(".zst") ? new ZstdOutputStream(raw) : raw) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String line(String id, String text) {
    return "{\"@type\":\"JobPosting\",\"identifier\":\"%s\",\"description\":\"%s\"}\n".formatted(id, text);
  }

  @Test
  void filesOfAllFormatsAreReadOncePackedOrNot() throws IOException, InterruptedException {
    write("a.ndjson", line("n1", "Go") + line("n2", "Go"));
    write("b.jsonl.gz", line("g1", "Go"));
    write("c.ndjson.zst", line("z1", "Go"));
    write("d.jsonld", "[{\"@type\":\"JobPosting\",\"identifier\":{\"value\":\"j1\"},\"description\":\"Go\"}]");
    write("e.csv", CSV);
    write("notes.txt", "not a posting");

    board.ask();
    assertThat(board.changes()).isEqualTo("+c1 +g1 +j1 +n1 +n2 +z1");

    board.ask();
    assertThat(board.changes()).isEmpty();
  }

  @Test
  void rowOfATableHasItsFields() throws IOException, InterruptedException {
    write("e.csv", CSV);

    board.ask();

    List<JobPosted> posted = board.posted();
    assertThat(posted).singleElement().satisfies(one -> {
      assertThat(one.content().title()).isEqualTo("Developer, senior");
      assertThat(one.content().text()).isEqualTo("Go and\nRust");
      assertThat(one.stated().employer()).isEqualTo("Acme");
      assertThat(one.stated().cities()).containsExactly(new Stated.City("Berlin", "DE"));
      assertThat(one.stated().remote()).isTrue();
      assertThat(one.posted()).isEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
      assertThat(one.backfill()).as("a file is no snapshot of what is open").isNull();
    });
  }

  @Test
  void fileThatHasChangedIsReadAgainAndWhatIsInTwoFilesCountsAsTheLaterSays() throws IOException, InterruptedException {
    write("a.ndjson", line("x", "Go"));
    board.ask();
    board.changes();

    write("a.ndjson", line("x", "Rust") + line("y", "Go"));
    Files.setLastModifiedTime(folder.resolve("a.ndjson"), FileTime.from(Instant.parse("2026-11-25T00:00:00Z")));
    write("b.ndjson", line("x", "Ada"));
    board.ask();

    assertThat(board.posted()).extracting(one -> one.posting().id() + " " + one.content().text()).containsExactly(
        "x Rust", "y Go",
        "x Ada");
  }

  @Test
  void brokenLinesAreToldWithTheirPlaceAndKeepNoOthersOut() throws IOException, InterruptedException {
    write("a.ndjson",
        line("x", "Go") + "{broken\n" + line("y", "Go") + "{\"@type\":\"JobPosting\",\"description\":\"no id\"}\n");

    SourceReport report = board.ask();

    assertThat(board.changes()).isEqualTo("+x +y");
    assertThat(found(report).rejected()).isEqualTo(2);
    assertThat(found(report).example()).contains("a.ndjson:2");
  }

  @Test
  void fileThatIsNotYetWholeKeepsNoOtherOut() throws IOException, InterruptedException {
    write("a.ndjson.gz", line("x", "Go"));
    byte[] whole = Files.readAllBytes(folder.resolve("a.ndjson.gz"));
    Files.write(folder.resolve("a.ndjson.gz"), Arrays.copyOf(whole, whole.length / 2));
    write("b.ndjson", line("y", "Go"));

    SourceReport report = board.ask();

    assertThat(board.changes()).isEqualTo("+y");
    assertThat(found(report).example()).contains("a.ndjson.gz").contains("not yet whole");
    Files.write(folder.resolve("a.ndjson.gz"), whole);
    board.ask();
    assertThat(board.changes()).isEqualTo("+x");
  }

  @Test
  void folderThatIsNotThereIsTold() throws IOException, InterruptedException {
    Files.delete(folder);

    assertThat(board.ask().reason()).contains("no folder that can be read");
  }
}
