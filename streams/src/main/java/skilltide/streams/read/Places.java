package skilltide.streams.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The countries, regions and larger towns of the world as cues. */
final class Places {
  private static final String FILE = "/skilltide/places/places.tsv";
  private static final int COLUMNS = 5;
  private static final String NAMES = "/skilltide/places/town-names.tsv";
  /** In the file of names: what is called so is an area and no town. */
  private static final String NO_TOWN = "-";
  private final Vocabulary vocabulary = new Vocabulary(Lexicon.Starts.CAPITALS);
  private final Cues<Place> cues = new Cues<>(vocabulary);
  private static final Set<String> COUNTRY_CODES = Set.of(Locale.getISOCountries());
  private final Map<String, String> usualNames = new HashMap<>();
  private final Map<String, String> countries = new HashMap<>();
  private final Map<String, String> towns = new HashMap<>();

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
    vocabulary.build();
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

  /** The country of this name, in any of the languages that are known, or ISO 3166-1 code. */
  Optional<String> country(String nameOrCode) {
    String name = Letters.fold(nameOrCode);
    return Optional.ofNullable(countries.get(name)).or(() -> COUNTRY_CODES.stream()
        .filter(code -> code.equalsIgnoreCase(name) || Locale.of("", code).getISO3Country().equalsIgnoreCase(name))
        .findFirst());
  }

  /** The usual name of a town of a country; empty when it is not known. */
  Optional<String> town(String name, String country) {
    return Optional.ofNullable(towns.get(country + '=' + Letters.fold(name)));
  }

  List<Cues.Hit<Place>> in(TextView view) {
    return cues.within(view, 0, view.length());
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
    if (scale == Scale.COUNTRY) {
      countries.putIfAbsent(Letters.fold(columns[0]), columns[1]);
    } else if (scale == Scale.TOWN && !town.equals(NO_TOWN)) {
      towns.putIfAbsent(columns[1] + '=' + Letters.fold(columns[0]), town);
    }
    cues.add(columns[0], new Place(columns[0], columns[1], scale, columns[4].equals("?"),
        town.equals(NO_TOWN) ? null : town));
  }
}
