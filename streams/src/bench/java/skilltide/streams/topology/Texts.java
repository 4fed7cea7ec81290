package skilltide.streams.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Taxonomy;

/** What postings are made of: those of the archive where it is there, else made-up ones. */
final class Texts {
  private static final int MADE_UP = 10_000;
  private static final long FIRST_DAY = 15_000;

  private Texts() {}

  /**
   * A posting without its identity.
   *
   * @param html what it says
   * @param seconds when it was posted, since 1970
   */
  record Text(long id, String poster, String html, long seconds) {}

  static List<Text> all(Taxonomy taxonomy) throws IOException {
    Path archive = Path.of(System.getProperty("skilltide.shared", "../../shared"), "data", "hn-hiring.jsonl.gz");
    return Files.isRegularFile(archive) ? read(archive) : madeUp(taxonomy);
  }

  private static List<Text> read(Path archive) throws IOException {
    List<Text> texts = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(new GZIPInputStream(Files.newInputStream(archive)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode item = json.readTree(line);
        texts.add(new Text(item.path("id").asLong(), item.path("by").asText(), item.path("text").asText(),
            item.path("time").asLong()));
      }
    }
    return texts;
  }

  private static List<Text> madeUp(Taxonomy taxonomy) {
    System.out.println("The archive is not there (-Dskilltide.shared=FOLDER names it): postings are made up");
    List<String> places = List.of("Berlin", "London", "San Francisco", "REMOTE", "Zurich, Switzerland");
    List<String> said = List.of("we are looking for a backend engineer who", "our team builds payments for",
        "you will own the services that", "experience matters less than curiosity, and", "on a daily basis");
    List<Text> texts = new ArrayList<>();
    Random random = new Random(4);
    for (int i = 0; i < MADE_UP; i++) {
      StringBuilder html = new StringBuilder("Company " + i % 700 + " | " + places.get(random.nextInt(places.size())));
      for (int sentence = 0; sentence < 12; sentence++) {
        Skill skill = taxonomy.skills().get(random.nextInt(taxonomy.skills().size()));
        html.append("<p>").append(said.get(random.nextInt(said.size()))).append(' ').append(skill.name())
            .append(" and more of the same, ").append(random.nextInt(1000)).append(" times.");
      }
      texts.add(new Text(i + 1L, "poster" + i % 700, html.toString(), (FIRST_DAY + i / 10) * 86_400 + i));
    }
    return texts;
  }
}
