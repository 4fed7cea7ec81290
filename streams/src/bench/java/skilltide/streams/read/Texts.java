package skilltide.streams.read;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import skilltide.ingest.event.TextFormat;

/** The texts that are measured with: a gzipped file of lines with a {@code text} in HTML, named by a property. */
final class Texts {
  private Texts() {}

  static List<String> html() {
    String file = System.getProperty("skilltide.texts", "../../shared/data/hn-hiring.jsonl.gz");
    List<String> texts = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader in = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(Files.newInputStream(Path.of(file))), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        texts.add(json.readTree(line).path("text").asText());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("name a file of texts by -Dskilltide.texts=FILE.jsonl.gz", e);
    }
    return texts;
  }

  /** What people see of them, folded. */
  static List<char[]> folded() {
    return html().stream().map(text -> TextView.of(text, TextFormat.HTML)).map(view -> Arrays.copyOf(view.folded(), view.length()))
        .toList();
  }
}
