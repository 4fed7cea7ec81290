package skilltide.streams.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The countries, regions and larger towns of the world as cues. */
final class Places {
  private static final String FILE = "/skilltide/places/places.tsv";
  private static final int COLUMNS = 5;
  private static final String NAMES = "/skilltide/places/town-names.tsv";
  /** In the file of names: what is called so is an area and no town. */
  private static final String NO_TOWN = "-";
  private final Cues<Place> cues = new Cues<>();
  private final Map<String, String> usualNames = new HashMap<>();

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
   * @param town the usual name of the town that it is or lies in; absent where it is none
   */
  record Place(String name, String country, Scale scale, boolean doubtful, @Nullable String town) {}

  Places() {
    lines(NAMES).map(line -> line.split("\t", -1)).forEach(names -> usualNames.put(names[0], names[1]));
    lines(FILE).forEach(this::add);
    cues.build();
  }

  private static Stream<String> lines(String file) {
    try (InputStream in = Places.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    String town = scale == Scale.TOWN ? usualNames.getOrDefault(columns[0], columns[0]) : NO_TOWN;
    cues.add(columns[0], new Place(columns[0], columns[1], scale, columns[4].equals("?"),
        town.equals(NO_TOWN) ? null : town));
  }
}
