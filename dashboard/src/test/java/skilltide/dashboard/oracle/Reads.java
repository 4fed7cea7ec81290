package skilltide.dashboard.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.read.PostingReader;
import skilltide.streams.read.Reading;
import skilltide.streams.taxonomy.Taxonomy;

/** What is read from a schema.org posting, by the reader itself: an oracle checks the counting, not the reading. */
final class Reads {
  private static final PostingReader READER = new PostingReader(Taxonomy.bundled());

  private Reads() {}

  /** Reading takes most of the time, and the oracle asks often. */
  static Function<JsonNode, Oracle.Read> onceEach(Function<JsonNode, Oracle.Read> reader) {
    IdentityHashMap<JsonNode, Oracle.Read> known = new IdentityHashMap<>();
    return posting -> known.computeIfAbsent(posting, reader);
  }

  static Oracle.Read of(JsonNode posting, String source) {
    JsonNode country = posting.at("/jobLocation/address/addressCountry");
    Stated stated = new Stated(null, posting.path("industry").asText(null), null,
        country.isMissingNode() ? List.of() : List.of(country.asText()), null);
    Reading reading = READER.read(new Content(posting.path("title").asText(null), posting.get("description").asText(),
        TextFormat.HTML, null), stated);
    Set<String> facets = new TreeSet<>(Set.of("source=" + source));
    if (reading.industry() != null) {
      facets.add("industry=" + reading.industry().id());
    }
    reading.roles().forEach(role -> facets.add("role=" + role.id()));
    reading.countries().forEach(code -> facets.add("country=" + code));
    return new Oracle.Read(reading.skills().stream().map(found -> found.skill().id()).collect(Collectors.toSet()),
        facets, reading.fingerprint().bits());
  }
}
