package skilltide.streams.read;

import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Seniority;
import skilltide.streams.taxonomy.Taxonomy;

/** Brings what a source states in its own words to the words of a reading; what cannot be brought is left out. */
final class StatedReader {
  /** What decided where nothing had to be read. */
  static final String STATED = "stated";
  private static final int LONGEST_LEVEL = 40;
  private final Taxonomy taxonomy;
  private final Places places;
  private final PlaceReader placeReader;
  private final RoleReader roles;
  private final SeniorityReader levels;

  StatedReader(Taxonomy taxonomy, Places places, PlaceReader placeReader, RoleReader roles, SeniorityReader levels) {
    this.taxonomy = taxonomy;
    this.places = places;
    this.placeReader = placeReader;
    this.roles = roles;
    this.levels = levels;
  }

  /** The role that is an occupation's own name or one of its titles. */
  Optional<Role> role(Stated stated) {
    return Optional.ofNullable(stated.occupation()).flatMap(taxonomy::role);
  }

  /** The roles whose titles an occupation names among other words, as {@code 15-1212.00 Security Analysts} does. */
  Set<Role> rolesNamed(Stated stated) {
    Set<Role> named = new LinkedHashSet<>();
    if (stated.occupation() != null) {
      TextView view = TextView.of(stated.occupation(), TextFormat.PLAIN);
      roles.read(view, new Outline(view), Set.of(), List.of()).stream()
          .filter(found -> !found.rule().equals(GenericRole.BY_SKILLS))
          .forEach(found -> named.add(found.role()));
    }
    return named;
  }

  /** The levels that a short statement of experience names; a long one speaks of more than the level. */
  Set<Seniority> levels(Stated stated) {
    String experience = stated.experience();
    if (experience == null || experience.length() > LONGEST_LEVEL) {
      return Set.of();
    }
    TextView view = TextView.of(experience, TextFormat.PLAIN);
    return levels.read(view, new Outline(view), List.of()).keySet();
  }

  /** Codes of the countries that are stated, in their names or by a city that lies in one alone. */
  List<String> countries(Stated stated, List<City> cities) {
    Set<String> codes = new LinkedHashSet<>();
    stated.countries().forEach(name -> places.country(name).ifPresent(codes::add));
    cities.forEach(city -> codes.add(city.country()));
    return List.copyOf(codes);
  }

  /** Cities by their usual names; one whose country is neither told nor known is left out. */
  List<City> cities(Stated stated) {
    List<String> countries = stated.countries().stream().flatMap(name -> places.country(name).stream()).distinct()
        .toList();
    Set<City> cities = new LinkedHashSet<>();
    for (Stated.City city : stated.cities()) {
      String country = city.country();
      if (country != null) {
        places.country(country)
            .map(code -> new City(places.town(city.city(), code).orElse(city.city()), code)).ifPresent(cities::add);
        continue;
      }
      List<City> known = countries.stream()
          .flatMap(code -> places.town(city.city(), code).map(name -> new City(name, code)).stream()).toList();
      cities.addAll(known.isEmpty() ? named(city.city(), countries) : known);
    }
    return List.copyOf(cities);
  }

  /**
   * The towns of an address that is a text; Mons begins one, but not behind Olympus. A town elsewhere than in the
   * countries that are stated is another of its name, unless the address names its country or region itself.
   */
  private List<City> named(String address, List<String> countries) {
    TextView view = TextView.of(address, TextFormat.PLAIN);
    List<City> cities = new ArrayList<>();
    List<PlaceReader.Named> all = placeReader.all(view, new Outline(view));
    for (PlaceReader.Named place : all) {
      int before = view.at(place.start() - 1) == ' ' ? place.start() - 2 : place.start() - 1;
      boolean there = countries.isEmpty() || countries.contains(place.country())
          || all.stream().anyMatch(other -> other.told() && other.country().equals(place.country()));
      if (place.town() != null && there && !Letters.isWord(view.at(before))) {
        cities.add(new City(place.town(), place.country()));
      }
    }
    return cities;
  }

  /** What is paid, where it is told for what; an amount without it is a year's when it is as high as one. */
  List<Pay> pay(Stated stated) {
    List<Pay> all = new ArrayList<>();
    for (Stated.Pay pay : stated.pay()) {
      Double min = pay.min();
      Double max = pay.max();
      Double most = max != null ? max : min;
      if (most == null) {
        continue; // a unit alone pays nothing
      }
      String currency = currency(pay.currency());
      Pay.Period period = period(pay.unit(), most, currency);
      if (period != null && (min == null || max == null || min <= max)) {
        Pay told = new Pay(min, max, currency, period, evidence("pay", ""));
        all.add(new Pay(min, max, currency, period, evidence("pay", told.words())));
      }
    }
    return all;
  }

  /** @param field what of {@link Stated} */
  static Evidence evidence(String field, String words) {
    return new Evidence(field, 0, words.length(), words, STATED);
  }

  private static Pay.@Nullable Period period(@Nullable String unit, double most, @Nullable String currency) {
    if (unit == null) {
      return YearlyBounds.of(currency).hold(most) ? Pay.Period.YEAR : null;
    }
    String word = unit.toUpperCase(Locale.ROOT);
    return switch (word.length() < 3 ? word : word.substring(0, 3)) {
      case "YEA", "ANN" -> Pay.Period.YEAR;
      case "MON" -> Pay.Period.MONTH;
      case "WEE" -> Pay.Period.WEEK;
      case "DAY", "DAI" -> Pay.Period.DAY;
      case "HOU", "HUR" -> Pay.Period.HOUR;
      default -> null;
    };
  }

  private static @Nullable String currency(@Nullable String code) {
    try {
      return code == null ? null : Currency.getInstance(code.strip().toUpperCase(Locale.ROOT)).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      return null; // no ISO 4217 code: the amounts are known all the same
    }
  }
}
