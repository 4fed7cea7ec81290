package skilltide.streams.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import skilltide.streams.read.Places.Place;
import skilltide.streams.read.Places.Scale;

/**
 * Tells in which countries a job can be done: by the places of the heading, or, where that names none, by those that
 * stand behind words such as "based in". A region or country behind a town says which town it is.
 */
final class PlaceReader {
  private static final int WIDEST_COMMA = 3;
  private static final int BENEATH = 400;
  private static final int SHORT_LINE = 140;
  /** Codes of regions that are words as well. */
  private static final Set<String> WORDS = Set.of("IN", "OR", "OK", "ME", "HI");
  private final Places places;
  private final Phrases before;
  private final Phrases notBefore;

  PlaceReader(Places places, List<String> before, List<String> notBefore) {
    this.places = places;
    this.before = new Phrases(before);
    this.notBefore = new Phrases(notBefore);
  }

  /**
   * A place that the text names.
   *
   * @param country that it is in
   * @param town where it names one
   * @param told whether its country or region is named, so that the town alone need not tell it
   */
  record Named(String country, @Nullable String town, int start, int end, boolean heading, boolean told) {
    /** What told that the job is there. */
    String rule() {
      return heading ? "heading" : "located";
    }
  }

  /** Every place that the text names as one, by place. */
  List<Named> all(TextView view, Outline outline) {
    List<Cues.Hit<Place>> hits = new ArrayList<>();
    for (Cues.Hit<Place> hit : places.in(view)) {
      if (written(view, hit)) {
        hits.add(hit);
      }
    }
    List<Named> named = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      Cues.Hit<Place> hit = hits.get(i);
      Place place = hit.cue();
      boolean nextToOther = i + 1 < hits.size() && comma(view, hit.end(), hits.get(i + 1).start())
          && (hits.get(i + 1).cue().scale() != Scale.REGION_CODE || code(view, hits, i + 1, true));
      boolean behindOther = i > 0 && comma(view, hits.get(i - 1).end(), hit.start());
      if (place.scale() == Scale.TOWN && nextToOther && hits.get(i + 1).cue().scale() != Scale.TOWN) {
        continue; // Paris, Texas: the second says it
      }
      boolean sure = switch (place.scale()) {
        case REGION_CODE -> code(view, hits, i, behindOther);
        case COUNTRY, REGION -> !place.doubtful() || behindOther;
        case TOWN -> !place.doubtful() || behindOther && behindItsOwn(view, hits, i);
      };
      if (sure) {
        String country = country(hits, i, behindOther);
        boolean behindTown = behindOther && place.scale() != Scale.TOWN
            && hits.get(i - 1).cue().scale() == Scale.TOWN;
        int start = behindTown ? hits.get(i - 1).start() : hit.start();
        String town = behindTown ? townIn(hits.get(i - 1).cue(), place, country) : place.town();
        named.add(new Named(country, town, start, hit.end(), outline.inHeading(hit.start()),
            place.scale() != Scale.TOWN));
      }
    }
    return named;
  }

  /** The places where the job can be done. */
  List<Named> ofJob(TextView view, Outline outline, List<Named> all) {
    List<Named> found = all.stream().filter(Named::heading).toList();
    if (found.isEmpty()) {
      found = all.stream().filter(named -> beneathHeading(outline, named)).toList();
    }
    if (found.isEmpty()) {
      found = all.stream().filter(named -> before.precede(view.folded(), named.start(), view.length())).toList();
    }
    return found;
  }

  /** CA stands behind a town with or without a comma, but never begins a sentence; OR needs the comma, as or is a word. */
  private static boolean code(TextView view, List<Cues.Hit<Place>> hits, int i, boolean behindOther) {
    Cues.Hit<Place> hit = hits.get(i);
    boolean word = WORDS.contains(hit.cue().name());
    if (!behindOther) {
      return behindComma(view, hit.start());
    }
    Cues.Hit<Place> before = hits.get(i - 1);
    boolean ofTown = before.cue().scale() == Scale.TOWN || !word;
    return ofTown && !holds(view, before.end(), hit.start(), '.')
        && (!word || holds(view, before.end(), hit.start(), ',') || holds(view, before.end(), hit.start(), '('));
  }

  /** A town that is also a word is one in "Munich, Essen", and none in "NY Metro" or "Hamburg, Most beautiful". */
  private static boolean behindItsOwn(TextView view, List<Cues.Hit<Place>> hits, int i) {
    Cues.Hit<Place> before = hits.get(i - 1);
    int start = hits.get(i).start();
    return before.cue().country().equals(hits.get(i).cue().country()) && !holds(view, before.end(), start, '.')
        && (holds(view, before.end(), start, ',') || holds(view, before.end(), start, '('));
  }

  private static boolean holds(TextView view, int from, int to, char c) {
    for (int i = from; i < to; i++) {
      if (view.at(i) == c) {
        return true;
      }
    }
    return false;
  }

  /** Paris, Texas is another Paris; of London, Germany nothing is known. */
  private static @Nullable String townIn(Place town, Place behind, String country) {
    if (town.country().equals(country)) {
      return town.town();
    }
    return behind.scale() == Scale.COUNTRY && !town.doubtful() || town.town() == null ? null : town.name();
  }

  /** A short line near the beginning goes on with the heading. */
  private static boolean beneathHeading(Outline outline, Named named) {
    return named.start() < BENEATH && outline.lineEnd(named.start()) - outline.lineStart(named.start()) < SHORT_LINE;
  }

  /** A code such as CA is California behind a place of the United States and Canada behind one of Canada. */
  private static String country(List<Cues.Hit<Place>> hits, int i, boolean behindOther) {
    Place place = hits.get(i).cue();
    if (place.scale() == Scale.REGION_CODE && behindOther && hits.get(i - 1).cue().scale() != Scale.COUNTRY
        && hits.get(i - 1).cue().country().equals(place.name())) {
      return place.name();
    }
    return place.country();
  }

  /** Names are written with a capital, codes in capitals; what follows "not" is none of them. */
  private boolean written(TextView view, Cues.Hit<Place> hit) {
    Place place = hit.cue();
    char first = view.at(hit.start());
    if (!Character.isUpperCase(first) && Letters.kind(first) != Letters.DENSE) {
      return false;
    }
    boolean code = place.name().equals(place.name().toUpperCase(java.util.Locale.ROOT)) && place.name().length() <= 4;
    if (code && Letters.isWord(first) && !view.seen(hit.start(), hit.end()).equals(place.name())
        && Letters.kind(first) != Letters.DENSE) {
      return false;
    }
    return !notBefore.precede(view.folded(), hit.start(), view.length())
        && !Addresses.holds(view, hit.start(), hit.end());
  }

  private static boolean comma(TextView view, int end, int start) {
    if (start - end > WIDEST_COMMA || start <= end) {
      return false;
    }
    for (int i = end; i < start; i++) {
      if (view.at(i) != ',' && view.at(i) != ' ' && view.at(i) != '(' && view.at(i) != '.') {
        return false;
      }
    }
    return true;
  }

  /** A region's code behind a town too small for the list, Moorestown, NJ; codes alone, FR, DE, are of countries. */
  private static boolean behindComma(TextView view, int start) {
    int i = start - 1;
    if (view.at(i) == '(' || view.at(i) == ' ') {
      i--;
    }
    boolean code = i > 2 && Character.isUpperCase(view.at(i - 1)) && Character.isUpperCase(view.at(i - 2))
        && !Letters.isWord(view.at(i - 3));
    return view.at(i) == ',' && Letters.isWord(view.at(i - 1)) && !code;
  }
}
