package skilltide.streams.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.taxonomy.Taxonomy;

/** Reads lines of {@code {"id","text"}} from standard input and prints what is read from each; for scoring by hand. */
final class ReadLines {
  private ReadLines() {}

  public static void main(String[] arguments) throws IOException {
    TextFormat format = arguments.length > 0 && arguments[0].equals("plain") ? TextFormat.PLAIN : TextFormat.HTML;
    PostingReader reader = new PostingReader(Taxonomy.bundled());
    ObjectMapper json = new ObjectMapper();
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JsonNode posting = json.readTree(line);
      Content content = new Content(null, posting.path("text").asText(), format, null);
      out.println(ReadingJson.write(posting.path("id").asText(), reader.read(content, Stated.NOTHING)));
    }
    out.flush();
  }
}
