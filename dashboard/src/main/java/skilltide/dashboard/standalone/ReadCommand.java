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
import picocli.CommandLine.Mixin;
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

/** {@code skilltide read} */
@Command(name = "read", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
  "Prints what is read from a text, as JSON, or for people with --explain. Needs no running instance.",
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

  @Option(names = "--explain", description = {
    "For people instead of JSON: the text with what spells a skill underlined, then each with its rule and reason,",
    "and the words behind everything else. NO_COLOR, or an output that is no terminal: signs below the words instead."})
  private boolean explain;

  @Mixin
  private TaxonomyOption taxonomy = new TaxonomyOption();

  private final InputStream in;
  private final Terminal terminal;

  ReadCommand() {
    this(System.in, Terminal.ofOutput());
  }

  /** @param terminal where what is explained is read */
  ReadCommand(InputStream in, Terminal terminal) {
    this.in = in;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (ndjson != text.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Give a TEXT, or - for standard input, or --ndjson.");
    }
    if (!ndjson && format == ReadFormat.NDJSON) {
      throw new ParameterException(spec.commandLine(), "--format ndjson is for lines: give --ndjson as well.");
    }
    PostingReader reader = new PostingReader(taxonomy.taxonomy().get());
    PrintWriter out = spec.commandLine().getOut();
    Answers answers = explain ? new Explained(reader, new ExplanationPrinter(out, terminal)) : new Json(reader, out);
    boolean whole = true;
    if (ndjson) {
      whole = lines(answers, format == null ? ReadFormat.NDJSON : format);
    } else {
      ReadFormat written = format == null ? ReadFormat.PLAIN : format;
      answers.posting(new ToRead(null, written.text(oneText()), Stated.NOTHING));
    }
    out.flush();
    return whole ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private String oneText() throws IOException {
    return text.equals(List.of("-"))
        ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
        : String.join(" ", text);
  }

  private boolean lines(Answers answers, ReadFormat written) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    boolean whole = true;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      try {
        answers.posting(written.line(MAPPER.readTree(line)));
      } catch (JsonProcessingException e) {
        answers.error("not JSON: " + e.getOriginalMessage());
        whole = false;
      } catch (MalformedEventException e) {
        answers.error(String.valueOf(e.getMessage()));
        whole = false;
      }
    }
    return whole;
  }

  /** How what is read is told. */
  private sealed interface Answers {
    void posting(ToRead posting);

    void error(String what);
  }

  /** A line of JSON each. */
  private record Json(PostingReader reader, PrintWriter out) implements Answers {
    @Override
    public void posting(ToRead posting) {
      out.println(ReadingJson.write(posting.id(), reader.read(posting.content(), posting.stated())));
    }

    @Override
    public void error(String what) {
      out.println(MAPPER.createObjectNode().put("error", what));
    }
  }

  /** A block for people each. */
  private record Explained(PostingReader reader, ExplanationPrinter printer) implements Answers {
    @Override
    public void posting(ToRead posting) {
      printer.print(posting.id(), reader.explain(posting.content(), posting.stated()));
    }

    @Override
    public void error(String what) {
      printer.error(what);
    }
  }
}
