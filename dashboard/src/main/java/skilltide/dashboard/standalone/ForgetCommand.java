package skilltide.dashboard.standalone;

import java.io.PrintWriter;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.event.PostingId;

/** {@code skilltide forget} */
@Command(name = "forget", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
  "Has a running instance forget postings as if they had never been: spam, or a legal demand.",
  "Their counts, readings and states go; what remains where is told at the end.",
  "Whether they were known is not looked at. To repeat it is harmless.", "Exit code 1 when not all was forgotten."})
final class ForgetCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(names = "--to", paramLabel = "URL", defaultValue = "http://localhost:8080", converter = AddressOption.class, description = "The instance (default: ${DEFAULT-VALUE}).")
  private URI to = URI.create("http://localhost:8080");

  @Mixin
  private KeyOption key = new KeyOption();

  @Option(names = {"-y", "--yes"}, description = "Does not ask; needed where nobody can be asked.")
  private boolean yes;

  private final Confirmation confirmation;

  /** One or the other. */
  static final class What {
    @Option(names = "--source", required = true, paramLabel = "SOURCE", description = "All that this source posted until now.")
    private @Nullable String source;

    @Option(names = "--posting", required = true, arity = "1..*", paramLabel = "SOURCE:ID", description = "These postings, all their versions until now.")
    private List<String> postings = List.of();
  }

  ForgetCommand() {
    this(Confirmation.ofTerminal());
  }

  ForgetCommand(Confirmation confirmation) {
    this.confirmation = confirmation;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<String> source = source();
    Set<PostingId> postings = postings();
    String named = source.map(name -> "all postings of " + name + " until now").orElseGet(() -> named(postings));
    PrintWriter err = spec.commandLine().getErr();
    if (!yes) {
      if (confirmation.answers().isEmpty()) {
        throw refused("--yes: needed, for nobody can be asked here; what is forgotten does not come back");
      }
      if (!confirmation.isGiven("This cannot be undone. Forget %s at %s?".formatted(named, to), err)) {
        err.println("Nothing is forgotten.");
        return ExitCode.SOFTWARE;
      }
    }
    try (ForgetClient client = new ForgetClient(to, key.key())) {
      if (source.isPresent()) {
        client.forgetSource(source.get());
      }
      for (PostingId posting : postings) {
        client.forgetPosting(posting);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("Forgotten: " + named + '.');
    remains().print(out, Style.PLAIN);
    out.flush();
    return ExitCode.OK;
  }

  /** What is gone and what is not; no more than is true. */
  private static Columned remains() {
    Columned remains = new Columned(Terminal.ofOutput(), "  ");
    remains.row("Gone", "counts, readings and states, within seconds; those of a large source within minutes");
    remains.row("Remains", "the texts in the topic job-postings, until its retention (by default for ever) or until it"
        + " is written anew; reading again leaves them out");
    remains.row("", "the readings in the files of Kafka, until it compacts them");
    remains.row("", "what was rejected, in rejected-events, for 30 days");
    remains.row("", "whatever was copied: backups, downloads, other readers of the topics");
    remains.row("From now on", "what is posted again counts again");
    return remains;
  }

  private Optional<String> source() {
    try {
      if (what.source != null) {
        PostingId.requireSource(what.source);
      }
    } catch (MalformedEventException e) {
      throw refused("--source: " + e.problem());
    }
    return Optional.ofNullable(what.source);
  }

  private Set<PostingId> postings() {
    Set<PostingId> postings = new LinkedHashSet<>();
    for (String posting : what.postings) {
      try {
        postings.add(PostingId.parse(posting));
      } catch (MalformedEventException e) {
        throw refused("--posting: " + e.problem());
      }
    }
    return postings;
  }

  private static String named(Set<PostingId> postings) {
    String first = Terminal.printable(postings.iterator().next().toString());
    return postings.size() == 1 ? "posting " + first : "%,d postings, %s the first".formatted(postings.size(), first);
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
