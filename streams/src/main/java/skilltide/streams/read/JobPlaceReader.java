package skilltide.streams.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells in which countries and cities a job is: by what is stated, else by the title, else by the text. */
final class JobPlaceReader {
  private final PlaceReader places;
  private final StatedReader statements;

  JobPlaceReader(PlaceReader places, StatedReader statements) {
    this.places = places;
    this.statements = statements;
  }

  /** A field with every place that it names. */
  record Placed(PostingField field, List<PlaceReader.Named> all) {}

  /** Where the job can be done. */
  record Where(List<String> countries, List<City> cities) {}

  /** Every place that the title and the text name, whether the job is there or not. */
  List<Placed> places(Posting posting) {
    return posting.prose().stream().map(field -> new Placed(field, places.all(field.view(), field.outline()))).toList();
  }

  Where read(Posting posting, List<Placed> placed) {
    List<Placed> job = placed.stream()
        .map(one -> new Placed(one.field, places.ofJob(one.field.view(), one.field.outline(), one.all))).toList();
    List<City> told = statements.cities(posting.stated());
    List<String> countries = countries(job, statements.countries(posting.stated(), told), posting.found());
    return new Where(countries, cities(job, told, countries, posting.found()));
  }

  private static List<String> countries(List<Placed> job, List<String> told, Findings found) {
    if (!told.isEmpty()) {
      told.forEach(code -> found.stated("country", code, "countries", code));
      return told;
    }
    Set<String> countries = new LinkedHashSet<>();
    for (Placed placed : job) {
      if (!countries.isEmpty()) {
        break;
      }
      for (PlaceReader.Named place : placed.all) {
        if (countries.add(place.country())) {
          found.add("country", place.country(), placed.field.evidence(place.start(), place.end(), place.rule()));
        }
      }
    }
    return List.copyOf(countries);
  }

  /** @param countries where the job can be done: a city elsewhere is another's */
  private static List<City> cities(List<Placed> job, List<City> told, List<String> countries, Findings found) {
    if (!told.isEmpty()) {
      told.forEach(city -> found.stated("city", city.name(), "cities", city.name()));
      return told;
    }
    Set<City> cities = new LinkedHashSet<>();
    for (Placed placed : job) {
      if (!cities.isEmpty()) {
        break;
      }
      for (PlaceReader.Named place : placed.all) {
        if (place.town() != null && countries.contains(place.country())
            && cities.add(new City(place.town(), place.country()))) {
          found.add("city", place.town(), placed.field.evidence(place.start(), place.end(), place.rule()));
        }
      }
    }
    return List.copyOf(cities);
  }
}
