package skilltide.dashboard.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import skilltide.dashboard.standalone.ReadFormat.ToRead;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.event.Stated;
import skilltide.streams.read.PostingReader;
import skilltide.streams.read.ReadingJson;
import skilltide.streams.taxonomy.Taxonomy;

/** {@code skilltide read} */
@Command(name = "read", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
  "Prints what is read from a text, as JSON. Needs no running instance.",
  "Exit code 1 when a line is no posting; what is wrong with it is printed in its place."})
final class ReadCommand implements Callable<Integer> {
  private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "TEXT", description = "A posting's text, or - for standard input.")
  private List<String> text = List.of();

  @Option(names = "--ndjson", description = "Many postings: JSON from standard input, one a line, each answered by one line.")
  private boolean ndjson;

  @Option(names = "--format", paramLabel = "FORMAT", description = {
    "plain: characters that mean themselves (the default); lines have id and text;",
    "hackernews: HTML as Hacker News has it; lines are items of its API;",
    "ndjson: lines are schema.org JobPostings (the default of --ndjson)."})
  private @Nullable ReadFormat format;

  private final InputStream in;

  ReadCommand() {
    this(System.in);
  }

  ReadCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws IOException {
    if (ndjson != text.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Give a TEXT, or - for standard input, or --ndjson.");
    }
    if (!ndjson && format == ReadFormat.NDJSON) {
      throw new ParameterException(spec.commandLine(), "--format ndjson is for lines: give --ndjson as well.");
    }
    PostingReader reader = new PostingReader(Taxonomy.bundled());
    PrintWriter out = spec.commandLine().getOut();
    boolean whole = true;
    if (ndjson) {
      whole = lines(reader, format == null ? ReadFormat.NDJSON : format, out);
    } else {
      ReadFormat written = format == null ? ReadFormat.PLAIN : format;
      out.println(ReadingJson.write(null, reader.read(written.text(oneText()), Stated.NOTHING)));
    }
    out.flush();
    return whole ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private String oneText() throws IOException {
    return text.equals(List.of("-"))
        ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
        : String.join(" ", text);
  }

  private boolean lines(PostingReader reader, ReadFormat written, PrintWriter out) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    boolean whole = true;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      try {
        ToRead posting = written.line(MAPPER.readTree(line));
        out.println(ReadingJson.write(posting.id(), reader.read(posting.content(), posting.stated())));
      } catch (JsonProcessingException e) {
        out.println(error("not JSON: " + e.getOriginalMessage()));
        whole = false;
      } catch (MalformedEventException e) {
        out.println(error(String.valueOf(e.getMessage())));
        whole = false;
      }
    }
    return whole;
  }

  private static String error(String what) {
    return MAPPER.createObjectNode().put("error", what).toString();
  }
}
