package skilltide.streams.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.read.PostingReader;
import skilltide.streams.read.RealPostings;

/** No skill is filler: real postings name it, it is a first term, or its entry says why it is there. */
class SkillOccurrenceTest {
  private final Taxonomy taxonomy = Taxonomy.bundled();

  @Test
  void reasonsAreNoTemplate() {
    Map<String, Long> uses = reasons().values().stream().filter(reason -> !reason.startsWith("one of the "))
        .collect(Collectors.groupingBy(reason -> reason, Collectors.counting()));

    assertThat(uses).allSatisfy((reason, times) -> assertThat(times).as(reason).isEqualTo(1));
  }

  @Test
  void skillIsNamedByPostingsOrAFirstTermOrHasAReason() throws IOException {
    Optional<Path> archive = RealPostings.archive();
    assumeTrue(archive.isPresent(), "The archive of real postings is not beside the project: -Dskilltide.shared");
    Set<String> unnamed = taxonomy.skills().stream().map(Skill::id).collect(Collectors.toCollection(TreeSet::new));
    FirstTermsTest.skills().forEach(term -> taxonomy.skill((String) term.get()[1]).map(Skill::id)
        .ifPresent(unnamed::remove));
    unnamed.removeAll(reasons().keySet());

    strike(archive.get().resolveSibling("skillspan-tech-dev.jsonl.gz"), "text", TextFormat.PLAIN, unnamed);
    strike(archive.get().resolveSibling("weekly-hiring-zh.jsonl.gz"), "body", TextFormat.PLAIN, unnamed);
    strike(archive.get(), "text", TextFormat.HTML, unnamed);

    assertThat(unnamed).isEmpty();
  }

  /** Takes out what the postings of a file name. */
  private void strike(Path file, String field, TextFormat format, Set<String> unnamed) throws IOException {
    if (!Files.isRegularFile(file)) {
      return;
    }
    PostingReader reader = new PostingReader(taxonomy);
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null && !unnamed.isEmpty(); line = lines.readLine()) {
        Content content = new Content(null, json.readTree(line).path(field).asText(), format, null);
        reader.read(content, Stated.NOTHING).skills().forEach(read -> unnamed.remove(read.skill().id()));
      }
    }
  }

  private static Map<String, String> reasons() {
    Map<String, String> reasons = new HashMap<>();
    TaxonomyFiles files = new TaxonomyFiles(false);
    Arrays.stream(Kind.values())
        .flatMap(kind -> files.bundled(TaxonomyFiles.skills(kind), SkillEntries.SKILL_FIELDS).stream())
        .forEach(entry -> entry.optionalText("because").ifPresent(why -> reasons.put(entry.text("id"), why)));
    return reasons;
  }
}
