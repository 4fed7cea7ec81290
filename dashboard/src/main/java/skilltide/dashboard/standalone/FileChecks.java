package skilltide.dashboard.standalone;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.ParameterException;
import skilltide.ingest.source.run.SourceSettings;
import skilltide.streams.taxonomy.Taxonomy;

/** Whether what operators have written for an instance can be read, as {@code up} reads it. No source is asked. */
record FileChecks(InstanceOptions instance) {

  List<Finding> all() {
    return List.of(check("taxonomy", this::taxonomy, "mend that file, or leave it out of --taxonomy"),
        check("sources", this::sources, "mend it (docs/sources.md, docs/glossary.md tell how), or leave it out"));
  }

  private String taxonomy() {
    Taxonomy taxonomy = instance.taxonomy().get();
    return "%,d skills, version %s".formatted(taxonomy.skills().size(), taxonomy.version());
  }

  private String sources() {
    List<String> glossaries = instance.settings().publishers().glossaries();
    List<SourceSettings> asked = instance.sources().all();
    return (asked.isEmpty()
        ? "none are asked"
        : asked.stream().map(each -> each.name().toString()).collect(Collectors.joining(", ")))
        + (glossaries.isEmpty() ? "" : "; views may come from " + String.join(", ", glossaries));
  }

  private static Finding check(String name, Supplier<String> reading, String mend) {
    try {
      return Finding.ok(name, reading.get());
    } catch (ParameterException e) {
      return Finding.fail(name, String.valueOf(e.getMessage()), mend);
    }
  }
}
