package skilltide.dashboard.standalone;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import skilltide.streams.read.RuleExamples;
import skilltide.streams.taxonomy.Taxonomy;
import skilltide.streams.taxonomy.TaxonomyException;

/** The option by which operators bring skills of their own. */
final class TaxonomyOption {
  private static final String VARIABLE = "SKILLTIDE_TAXONOMY";

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--taxonomy", paramLabel = "FILE", description = {
    "Your own skills and rules, in YAML, beside the bundled ones or instead of those of the same id; may be repeated.",
    "Without it the files that the environment variable " + VARIABLE + " names, comma-separated."})
  private List<Path> files = List.of();

  /**
   * What postings are to be read for. Operators' own files are read and checked now, before anything is started; the
   * bundled ones, which are right, when they are asked for.
   *
   * @throws ParameterException when a file cannot be used: it names file, line and reason
   */
  Supplier<Taxonomy> taxonomy() {
    return taxonomy(System.getenv(VARIABLE));
  }

  /** @param named what the environment names */
  Supplier<Taxonomy> taxonomy(@Nullable String named) {
    try {
      List<Path> own = !files.isEmpty() || named == null || named.isBlank()
          ? files
          : Arrays.stream(named.split(",", -1)).map(String::strip).filter(file -> !file.isEmpty()).map(Path::of)
              .toList();
      if (own.isEmpty()) {
        return Taxonomy::bundled;
      }
      Taxonomy taxonomy = Taxonomy.load(own);
      RuleExamples.check(taxonomy);
      return () -> taxonomy;
    } catch (TaxonomyException e) {
      throw new ParameterException(spec.commandLine(), "--taxonomy: " + e.getMessage(), e);
    } catch (InvalidPathException e) {
      throw new ParameterException(spec.commandLine(), VARIABLE + ": " + e.getMessage(), e);
    }
  }
}
