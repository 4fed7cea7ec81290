package skilltide.dashboard.readings;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skilltide.dashboard.readings.ReadingBatch.Kind;
import skilltide.dashboard.readings.ReadingBatch.Place;

/** Readings for tests. */
public final class Written {
  private final ReadingBatch batch = new ReadingBatch();
  private int last;
  private String industry = "fintech";
  private String source = "http";
  private String reading = "";

  /** A posting of the source {@code http}, unless another was named, in fintech. */
  public Written posting(String day, String poster, String... skills) {
    last++;
    String mentions = List.of(skills).stream()
        .map(skill -> """
            {"skill":"%s","field":"text","start":7,"end":9,"as":"%s","rule":"name","snippet":"we use %s"}""".formatted(
            skill,
            skill, skill))
        .collect(Collectors.joining(","));
    reading = """
        {"source":"%s","id":"%d","title":"Engineer %d","poster":"%s","employer":"%s","posted":"%sT10:00:00Z",
         "firstSeen":"%sT10:00:00Z","industry":"%s","roles":["backend"],"countries":["DE"],"skills":[%s]}"""
        .formatted(source, last, last, poster, poster, day, day, industry, mentions);
    batch.add(Kind.READING, source + ":" + last, reading);
    return this;
  }

  /** The last one pays so much a year. */
  public Written paying(int min, int max, String currency) {
    return again("\"pay\":[{\"min\":%1$d,\"max\":%2$d,\"currency\":\"%3$s\",\"yearlyMin\":%1$d,\"yearlyMax\":%2$d}]"
        .formatted(min, max, currency));
  }

  /** The last one was first seen, and changed last, on a day. */
  public Written seen(String day) {
    reading = reading.replaceFirst("\"firstSeen\":\"[^\"]*\",", "");
    return again("\"firstSeen\":\"%1$sT10:00:00Z\",\"revision\":\"%1$sT10:00:00Z\"".formatted(day));
  }

  /** The last one was found open when its source was first asked. */
  public Written foundOpen() {
    return again("\"backfill\":true");
  }

  /** The last one lists terms with skills that are in no taxonomy. */
  public Written listing(String... terms) {
    return again("\"unknownTerms\":[" + Stream.of(terms)
        .map(term -> "{\"term\":\"%1$s\",\"snippet\":\"Java, %1$s and Go\"}".formatted(term))
        .collect(Collectors.joining(",")) + "]");
  }

  /** The last one names such terms elsewhere. */
  public Written naming(String... terms) {
    return again(
        "\"unknownTerms\":[" + Stream.of(terms).map("{\"term\":\"%s\"}"::formatted).collect(Collectors.joining(","))
            + "]");
  }

  /** Those that follow are of another industry. */
  public Written in(String other) {
    industry = other;
    return this;
  }

  /** Those that follow are of another source. */
  public Written source(String other) {
    source = other;
    return this;
  }

  private Written again(String more) {
    reading = reading.strip().replaceFirst("}$", "," + more + "}");
    batch.add(Kind.READING, source + ":" + last, reading);
    return this;
  }

  /** The last one repeats another. */
  public Written repeating(String original) {
    batch.add(Kind.REPOST, "0/" + source + ":" + last, "{\"of\":\"" + original + "\"}");
    return this;
  }

  /** As many postings on each day of a time, each by a poster of its own. */
  public Written daily(String from, String to, int postings, String... skills) {
    LocalDate end = LocalDate.parse(to);
    for (LocalDate day = LocalDate.parse(from); day.isBefore(end); day = day.plusDays(1)) {
      for (int i = 0; i < postings; i++) {
        posting(day.toString(), "poster " + last % 97, skills);
      }
    }
    return this;
  }

  /** All of it. */
  public ReadingBatch batch() {
    batch.reached(new Place("posting-readings-v1", 0), last);
    return batch;
  }

  /** A store with all of it, in memory. */
  public ReadingStore store() {
    ReadingStore store = ReadingStore.open(null, "200MB");
    store.apply(batch());
    return store;
  }
}
