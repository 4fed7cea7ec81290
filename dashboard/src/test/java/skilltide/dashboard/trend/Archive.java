package skilltide.dashboard.trend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.read.Fingerprint;
import skilltide.streams.read.PostingReader;
import skilltide.streams.read.Reading;
import skilltide.streams.taxonomy.Taxonomy;

/** Unique postings of the archive of real ones, oldest first. */
final class Archive {
  /** A posting that its poster had not posted before. */
  record Unique(String poster, LocalDate day, List<String> skills) {}

  private record Told(Instant posted, long fingerprint) {}

  private static final Duration GAP = Duration.ofDays(120);

  private Archive() {}

  static List<Unique> read(Path file) {
    PostingReader reader = new PostingReader(Taxonomy.bundled());
    List<JsonNode> items = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        items.add(json.readTree(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    items.sort(Comparator.comparingLong((JsonNode item) -> item.path("time").asLong())
        .thenComparing(item -> item.path("id").asText()));
    Map<String, List<Told>> told = new HashMap<>();
    List<Unique> unique = new ArrayList<>();
    for (JsonNode item : items) {
      Reading reading = reader.read(new Content(null, item.path("text").asText(), TextFormat.HTML, null),
          Stated.NOTHING);
      Instant posted = Instant.ofEpochSecond(item.path("time").asLong());
      String poster = item.path("by").asText();
      Fingerprint fingerprint = reading.fingerprint();
      List<Told> before = told.computeIfAbsent(poster, each -> new ArrayList<>());
      boolean repost = before.stream().anyMatch(each -> !each.posted.isBefore(posted.minus(GAP))
          && fingerprint.isNear(new Fingerprint(each.fingerprint)));
      before.add(new Told(posted, fingerprint.bits()));
      if (!repost) {
        unique.add(new Unique(poster, LocalDate.ofInstant(posted, ZoneOffset.UTC),
            reading.skills().stream().map(found -> found.skill().id()).distinct().toList()));
      }
    }
    return unique;
  }

  static Comparison comparison(List<Unique> postings, Windows windows) {
    Comparison.Builder builder = new Comparison.Builder();
    for (Unique each : postings) {
      int window = window(each.day, windows);
      if (window >= 0) {
        builder.posting(window, "hackernews", each.poster, each.skills);
      }
    }
    return builder.build();
  }

  static World world(List<Unique> postings, Windows windows) {
    Map<String, List<World.Posting>> posters = new HashMap<>();
    for (Unique each : postings) {
      int window = window(each.day, windows);
      if (window >= 0) {
        posters.computeIfAbsent(each.poster, poster -> new ArrayList<>()).add(new World.Posting(window, each.skills));
      }
    }
    return new World(posters.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(Map.Entry::getValue).toList());
  }

  private static int window(LocalDate day, Windows windows) {
    if (!day.isBefore(windows.from()) && day.isBefore(windows.to())) {
      return 1;
    }
    return !day.isBefore(windows.baselineFrom()) && day.isBefore(windows.baselineTo()) ? 0 : -1;
  }
}
