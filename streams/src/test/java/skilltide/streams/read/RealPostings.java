package skilltide.streams.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import skilltide.ingest.event.TextFormat;

/** The archive of real postings with who posted them, and which of them are near by an exact measure. */
public final class RealPostings {
  private static final long WINDOW = Duration.ofDays(120).toSeconds();

  private RealPostings() {}

  /**
   * A posting of the archive.
   *
   * @param time epoch seconds
   * @param words its words in order, lower case
   * @param triples the set of its runs of three words, the truth of nearness
   */
  record Posted(String poster, long thread, long time, TextView view, List<String> words, Set<List<String>> triples) {
    /** The part of both texts' runs of three words that they share (Jaccard), 0 to 1. */
    double likeness(Posted other) {
      if (triples.isEmpty() && other.triples.isEmpty()) {
        return words.equals(other.words) ? 1 : 0;
      }
      long shared = triples.stream().filter(other.triples::contains).count();
      return (double) shared / (triples.size() + other.triples.size() - shared);
    }
  }

  /** A posting and an earlier one by the same poster, in another month's thread, at most 120 days before. */
  record Pair(Posted earlier, Posted later, double likeness) {}

  /** Where the archive is: beside the project, or where {@code -Dskilltide.shared} says. */
  public static Optional<Path> archive() {
    Path shared = Path.of(System.getProperty("skilltide.shared", "../../shared"));
    return Optional.of(shared.resolve("data").resolve("hn-hiring.jsonl.gz")).filter(Files::isRegularFile);
  }

  static List<Posted> read(Path archive) throws IOException {
    List<Posted> all = new ArrayList<>();
    items(archive, item -> all.add(posted(item.path("by").asText(), item.path("parent").asLong(),
        item.path("time").asLong(), view(item))));
    return all;
  }

  /** Gets what there is to see of each text. */
  static void views(Path archive, Consumer<TextView> each) throws IOException {
    items(archive, item -> each.accept(view(item)));
  }

  private static TextView view(JsonNode item) {
    return TextView.of(item.path("text").asText(), TextFormat.HTML);
  }

  private static void items(Path archive, Consumer<JsonNode> each) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(new GZIPInputStream(Files.newInputStream(archive)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        each.accept(json.readTree(line));
      }
    }
  }

  static Posted posted(String poster, long thread, long time, TextView view) {
    List<String> words = Arrays.stream(new String(view.folded(), 0, view.length()).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty()).map(String::intern).toList();
    Set<List<String>> triples = new HashSet<>();
    for (int i = 0; i + 3 <= words.size(); i++) {
      triples.add(words.subList(i, i + 3));
    }
    return new Posted(poster, thread, time, view, words, triples);
  }

  static List<Pair> pairs(List<Posted> all) {
    Map<String, List<Posted>> byPoster = new LinkedHashMap<>();
    all.stream().sorted(Comparator.comparingLong(Posted::time))
        .forEach(one -> byPoster.computeIfAbsent(one.poster, poster -> new ArrayList<>()).add(one));
    List<Pair> pairs = new ArrayList<>();
    for (List<Posted> own : byPoster.values()) {
      for (int later = 0; later < own.size(); later++) {
        for (Posted earlier : own.subList(0, later)) {
          Posted one = own.get(later);
          if (one.time - earlier.time <= WINDOW && one.thread != earlier.thread) {
            pairs.add(new Pair(earlier, one, earlier.likeness(one)));
          }
        }
      }
    }
    return pairs;
  }
}
