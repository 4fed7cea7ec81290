package skilltide.streams.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.read.Fingerprint;
import skilltide.streams.read.PostingReader;
import skilltide.streams.read.Reading;
import skilltide.streams.result.Counts;
import skilltide.streams.result.Grain;

/** Counts a history in one pass, without anything of the counting: each text is read once, postings are added up. */
final class PlainPostingCount {
  private static final Duration WINDOW = Duration.ofDays(120);

  private PlainPostingCount() {}

  static Expected of(PostingHistory history, PostingReader reader) {
    List<Reading> readings = history.texts().stream()
        .map(text -> reader.read(new Content(null, text.html(), TextFormat.HTML, null), Stated.NOTHING)).toList();
    List<long[]> places = readings.stream().map(PlainPostingCount::places).toList();
    boolean[] reposts = reposts(history, readings);
    long skills = 0;
    long simple = 0;
    long reposted = 0;
    int count = 0;
    for (int number = 0; number < history.size(); number++) {
      long day = Grain.DAY.bucket(history.posted(number));
      skills += readings.get(history.text(number)).skills().size();
      for (long place : places.get(history.text(number))) {
        simple += CountsDigest.of(place, Grain.DAY, day, Counts.ONE_POSTED);
        if (reposts[number]) {
          reposted += CountsDigest.of(place, Grain.DAY, day, Counts.ONE_REPOSTED);
        }
      }
      count += reposts[number] ? 1 : 0;
    }
    return new Expected(skills, simple + reposted, simple, count);
  }

  private static long[] places(Reading reading) {
    List<String[]> values = new ArrayList<>();
    values.add(new String[]{"all", ""});
    values.add(new String[]{"source", "hackernews"});
    if (reading.industry() != null) {
      values.add(new String[]{"industry", reading.industry().id()});
    }
    reading.roles().stream().distinct().forEach(role -> values.add(new String[]{"role", role.id()}));
    reading.countries().stream().distinct().forEach(country -> values.add(new String[]{"country", country}));
    List<Long> places = new ArrayList<>();
    for (String[] value : values) {
      places.add(CountsDigest.place(value[0], value[1], CountsDigest.TOTAL));
      reading.skills().forEach(one -> places.add(CountsDigest.place(value[0], value[1], one.skill().id())));
    }
    return places.stream().mapToLong(Long::longValue).toArray();
  }

  /** Which postings repeat an earlier one of the same poster. A posting here was last seen when it was posted. */
  private static boolean[] reposts(PostingHistory history, List<Reading> readings) {
    Map<String, List<Integer>> byPoster = new HashMap<>();
    for (int number = 0; number < history.size(); number++) {
      byPoster.computeIfAbsent(history.poster(number), poster -> new ArrayList<>()).add(number);
    }
    boolean[] reposts = new boolean[history.size()];
    for (List<Integer> own : byPoster.values()) {
      own.sort(Comparator.comparing(history::posted).thenComparing(number -> history.id(number).toString()));
      for (int later = 1; later < own.size(); later++) {
        int one = own.get(later);
        Instant since = history.posted(one).minus(WINDOW);
        Fingerprint fingerprint = readings.get(history.text(one)).fingerprint();
        for (int earlier = later - 1; earlier >= 0 && !reposts[one]; earlier--) {
          int other = own.get(earlier);
          reposts[one] = !history.posted(other).isBefore(since)
              && fingerprint.isNear(readings.get(history.text(other)).fingerprint());
        }
      }
    }
    return reposts;
  }
}
