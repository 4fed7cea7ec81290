package skilltide.dashboard.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import skilltide.ingest.source.SourceName;
import skilltide.ingest.source.run.SourceSettings;
import skilltide.ingest.source.run.Sources;
import skilltide.ingest.source.web.WebSettings;

/** The options by which operators name the job boards that are asked. */
final class SourcesOption {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--source", paramLabel = "BOARD[:OF,...]", description = {
    "A job board that is asked, as hackernews or greenhouse:stripe,gitlab; may be repeated.",
    "Try one first with ./skilltide source try."})
  private List<String> named = List.of();

  @Option(names = "--config", paramLabel = "FILE", description = "Sources and how they are asked, and from which glossary sites views may come, in YAML: see docs/sources.md and docs/glossary.md.")
  private @Nullable Path file;

  /**
   * What the file says; without one nothing.
   *
   * @throws ParameterException when something cannot be used: it names the place and the mend
   */
  Configuration configuration() {
    try {
      return file == null ? Configuration.NONE : Configuration.read(file);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--config: " + e.getMessage(), e);
    }
  }

  /** @throws ParameterException when something cannot be used: it names the place and the mend */
  Sources sources() {
    List<SourceSettings> all = new ArrayList<>(configuration().sources());
    try {
      named.forEach(text -> SourceName.parse(text).forEach(name -> all.add(SourceSettings.usual(name))));
      return new Sources(all, WebSettings.usual(Version.program()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--source: " + e.getMessage(), e);
    }
  }
}
