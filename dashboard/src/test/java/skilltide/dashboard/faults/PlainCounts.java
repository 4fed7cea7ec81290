package skilltide.dashboard.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.JobForgotten;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.JobWithdrawn;
import skilltide.ingest.event.PostingEvent;
import skilltide.ingest.event.SourceForgotten;
import skilltide.ingest.event.TermViewed;
import skilltide.streams.read.PostingReader;
import skilltide.streams.read.Reading;
import skilltide.streams.result.Counts;
import skilltide.streams.taxonomy.Taxonomy;

/**
 * What every row must say, worked out in one plain pass over all that was sent. Knows nothing of topics, partitions,
 * states or the order of arrival, and must not.
 */
final class PlainCounts {
  private static final Taxonomy TAXONOMY = Taxonomy.bundled();
  private static final Duration REPOSTED_WITHIN = Duration.ofDays(120);
  private static final Duration REPEATED_WITHIN = Duration.ofMinutes(30);
  private static final Duration HOURS_KEPT = Duration.ofDays(90);

  private final Map<String, Set<PostingEvent>> byPosting = new HashMap<>();
  private final Map<String, Instant> forgotten = new HashMap<>();
  private final Map<String, TreeSet<Instant>> views = new HashMap<>();
  private final Map<JobPosted, Reading> readings = new HashMap<>();
  private PostingReader reader = new PostingReader(TAXONOMY);

  /** A posting as it stands at the end. */
  private record Standing(String id, JobPosted event, Instant posted, Instant lastSeen, @Nullable Instant withdrawn,
      Reading reading) {}

  /** From now on postings say what another taxonomy finds in them. Views are counted as they were. */
  void readBy(Taxonomy taxonomy) {
    reader = new PostingReader(taxonomy);
    readings.clear();
  }

  void add(PostingEvent event) {
    switch (event) {
      case SourceForgotten all -> forgotten.merge(all.key(), all.revision(), PlainCounts::later);
      case JobForgotten one -> forgotten.merge(one.key(), one.revision(), PlainCounts::later);
      case JobPosted posted -> byPosting.computeIfAbsent(posted.key(), id -> new HashSet<>()).add(posted);
      case JobWithdrawn gone -> byPosting.computeIfAbsent(gone.key(), id -> new HashSet<>()).add(gone);
    }
  }

  void add(TermViewed view) {
    String skill = TAXONOMY.skill(view.term()).orElseThrow().id();
    views.computeIfAbsent(skill + '/' + view.robot() + '/' + view.visitor(), each -> new TreeSet<>())
        .add(view.viewed());
  }

  /** By row, such as {@code day/2018-04-27/industry/fintech}, then skill, "" for the row's total; nothing is zero. */
  Map<String, Map<String, Counts>> at(Instant now) {
    Map<String, Map<String, Counts>> rows = new TreeMap<>();
    Map<String, List<Standing>> byPoster = new HashMap<>();
    byPosting.forEach((id, events) -> standing(id, events, now).ifPresent(posting -> {
      count(rows, posting, posting.posted, Counts.ONE_POSTED);
      if (posting.withdrawn != null) {
        count(rows, posting, posting.withdrawn, Counts.ONE_WITHDRAWN);
      }
      if (posting.event.poster() != null) {
        byPoster.computeIfAbsent(posting.event.poster(), each -> new ArrayList<>()).add(posting);
      }
    }));
    byPoster.values().forEach(all -> all.stream().filter(one -> all.stream().anyMatch(other -> reposts(one, other)))
        .forEach(one -> count(rows, one, one.posted, Counts.ONE_REPOSTED)));
    views.forEach((key, times) -> {
      String[] parts = key.split("/", 3);
      Counts one = Boolean.parseBoolean(parts[1]) ? Counts.ONE_ROBOT : Counts.ONE_VIEW;
      for (Instant time : times) {
        Instant before = times.lower(time);
        if (before == null || Duration.between(before, time).compareTo(REPEATED_WITHIN) > 0) {
          add(rows, "day/" + time.toString().substring(0, 10) + "/all/", Set.of(parts[0]), one);
          if (time.isAfter(now.minus(HOURS_KEPT))) {
            add(rows, "hour/" + time.toString().substring(0, 13) + "/all/", Set.of(parts[0]), one);
          }
        }
      }
    });
    return rows;
  }

  private Optional<Standing> standing(String id, Set<PostingEvent> events, Instant now) {
    Instant until = later(forgotten.getOrDefault(id, Instant.MIN),
        forgotten.getOrDefault(id.substring(0, id.indexOf(':') + 1), Instant.MIN));
    List<PostingEvent> real = events.stream().filter(event -> event.revision().isAfter(until)).toList();
    // When it was first received and last changed is known even of what is forgotten.
    List<JobPosted> all = events.stream().filter(JobPosted.class::isInstance).map(JobPosted.class::cast).toList();
    Optional<JobPosted> latest = all.stream().filter(real::contains).max(Comparator.comparing(JobPosted::revision)
        .thenComparing(PlainCounts::contentHash, Long::compareUnsigned));
    return latest.map(event -> {
      Instant posted = event.posted() != null
          ? event.posted()
          : all.stream().map(JobPosted::received).min(Comparator.naturalOrder()).orElseThrow();
      Instant gone = real.stream().filter(JobWithdrawn.class::isInstance).map(JobWithdrawn.class::cast)
          .max(Comparator.comparing(JobWithdrawn::revision).thenComparing(JobWithdrawn::withdrawn))
          .filter(withdrawal -> !withdrawal.revision().isBefore(event.revision())).map(JobWithdrawn::withdrawn)
          .orElse(null);
      Instant lastSeen = all.stream().filter(each -> each.revision().isBefore(each.received()))
          .map(JobPosted::revision).reduce(gone == null ? posted : later(posted, gone), PlainCounts::later);
      Instant valid = event.validThrough();
      Instant over = valid == null || now.isBefore(valid) || gone != null && gone.isBefore(valid) ? gone : valid;
      return new Standing(id, event, posted, lastSeen, over,
          readings.computeIfAbsent(event, each -> reader.read(each.content(), each.stated())));
    });
  }

  private static boolean reposts(Standing one, Standing earlier) {
    int before = Comparator.comparing(Standing::posted).thenComparing(Standing::id).compare(earlier, one);
    String title = one.event.content().title();
    String other = earlier.event.content().title();
    return before < 0 && !earlier.lastSeen.isBefore(one.posted.minus(REPOSTED_WITHIN))
        && one.reading.fingerprint().isNear(earlier.reading.fingerprint())
        && (title == null || other == null || folded(title).equals(folded(other)));
  }

  private static void count(Map<String, Map<String, Counts>> rows, Standing posting, Instant time, Counts one) {
    Reading reading = posting.reading;
    Set<String> values = new TreeSet<>(Set.of("all/", "source/" + posting.event.posting().source()));
    if (reading.industry() != null) {
      values.add("industry/" + reading.industry().id());
    }
    reading.roles().forEach(role -> values.add("role/" + role.id()));
    reading.countries().forEach(country -> values.add("country/" + country));
    Set<String> skills = new TreeSet<>();
    reading.skills().forEach(found -> skills.add(found.skill().id()));
    values.forEach(value -> add(rows, "day/" + time.toString().substring(0, 10) + '/' + value, skills, one));
  }

  private static void add(Map<String, Map<String, Counts>> rows, String row, Set<String> skills, Counts one) {
    Map<String, Counts> counts = rows.computeIfAbsent(row, each -> new TreeMap<>());
    counts.merge("", one, Counts::plus);
    skills.forEach(skill -> counts.merge(skill, one, Counts::plus));
  }

  private static String folded(String title) {
    return title.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Of two of one revision the higher wins, whenever they were received. */
  private static long contentHash(JobPosted event) {
    Content content = event.content();
    StringBuilder fields = new StringBuilder();
    for (Object field : new Object[]{event.posted(), event.validThrough(), event.poster(), event.link(),
      content.title(), content.format(), content.skills(), event.stated(), content.text()}) {
      fields.append(field).append('\0');
    }
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(fields.toString().getBytes(UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
