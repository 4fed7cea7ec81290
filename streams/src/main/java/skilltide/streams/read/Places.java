package skilltide.streams.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The countries, regions and larger towns of the world as cues. */
final class Places {
  private static final String FILE = "/skilltide/places/places.tsv";
  private static final int COLUMNS = 5;
  private final Cues<Place> cues = new Cues<>();

  /** What a name of a place names. */
  enum Scale {
    COUNTRY, REGION, REGION_CODE, TOWN
  }

  /**
   * A place.
   *
   * @param name as it is written
   * @param country ISO 3166-1 alpha-2
   * @param scale what it is
   * @param doubtful whether the name is also a word or a person's name
   */
  record Place(String name, String country, Scale scale, boolean doubtful) {}

  Places() {
    try (InputStream in = Places.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the class path");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
          .forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cues.build();
  }

  List<Cues.Hit<Place>> in(TextView view) {
    return cues.in(view);
  }

  private void add(String line) {
    String[] columns = line.split("\t", COLUMNS);
    Scale scale = switch (columns[2]) {
      case "c" -> Scale.COUNTRY;
      case "r" -> Scale.REGION;
      case "k" -> Scale.REGION_CODE;
      default -> Scale.TOWN;
    };
    cues.add(columns[0], new Place(columns[0], columns[1], scale, columns[4].equals("?")));
  }
}
