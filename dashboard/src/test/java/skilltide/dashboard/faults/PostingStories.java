package skilltide.dashboard.faults;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.JobForgotten;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.JobWithdrawn;
import skilltide.ingest.event.PostingEvent;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.event.SourceForgotten;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;

/**
 * Made-up postings and all that may befall them, by seed, one poster a story: posted, posted again with the same text
 * about 120 days later, updated to another day, facet or poster, withdrawn before and after they come, published again,
 * forgotten, sent twice. In the order in which it is told, which is not the order in which it should be sent.
 */
final class PostingStories {
  private static final List<String> SKILLS = List.of("Kotlin", "Java", "PostgreSQL", "Kafka", "React", "Docker",
      "Kubernetes", "TypeScript", "MySQL", "Redis", "GraphQL", "Terraform", "Scala", "Python", "Django");
  private static final List<String> THINGS = List.of("payments", "maps", "lessons", "orders", "tickets", "radio",
      "parcels", "recipes", "meters", "trains", "letters", "gardens");
  private static final List<String> INDUSTRIES = List.of("fintech", "ecommerce", "healthtech", "gaming");
  private static final List<String> COUNTRIES = List.of("DE", "US", "IN");
  private static final List<String> TITLES = List.of("Backend Engineer", "backend  engineer", "Data Engineer",
      "Site Reliability Engineer");
  private static final List<String> SOURCES = List.of("board-a", "board-b", "board-c");
  /** The one that is forgotten now and then. */
  private static final String DOOMED = "board-d";
  /** To the next posting of the same poster: about the 120 days within which it is a repost, and far from them. */
  private static final List<Duration> GAPS = List.of(Duration.ZERO, Duration.ofHours(30), Duration.ofDays(60),
      Duration.ofDays(120).minusSeconds(1), Duration.ofDays(120), Duration.ofDays(120).plusSeconds(1),
      Duration.ofDays(121), Duration.ofDays(200));
  private static final Duration OLDEST = Duration.ofDays(700);
  private static final int FORGOTTEN_SOURCE_EVERY = 400;

  private final Random random;
  private final Set<Wanted> wanted;
  private final int partitions;
  private final Instant now;
  private int stories;

  /** @param now before it everything happens */
  PostingStories(long seed, Set<Wanted> wanted, int partitions, Instant now) {
    random = new Random(seed);
    this.wanted = wanted;
    this.partitions = partitions;
    this.now = now.truncatedTo(SECONDS);
  }

  List<Outgoing> next() {
    stories++;
    List<PostingEvent> events = new ArrayList<>();
    String poster = !wanted.contains(Wanted.REPOSTS) || chance(15) ? null : "poster-" + stories;
    String text = text();
    String title = title();
    // Few days, so that many postings meet in a row.
    Instant date = now.minus(Duration.ofDays(500L + 30L * random.nextInt(5))).plus(within(Duration.ofHours(30)));
    for (int i = 0, all = 1 + random.nextInt(4); i < all; i++) {
      if (!wanted.contains(Wanted.REPOSTS) || chance(40)) {
        text = text();
      }
      events.addAll(posting("%d-%d".formatted(stories, i), poster, chance(80) ? title : title(), text, date));
      date = earliest(date.plus(pick(GAPS)), now);
    }
    List<Outgoing> records = new ArrayList<>(events.stream().map(Outgoing::of).toList());
    if (wanted.contains(Wanted.FORGETS) && stories % FORGOTTEN_SOURCE_EVERY == 0) {
      SourceForgotten forgotten = new SourceForgotten(DOOMED, now.minus(within(OLDEST)));
      for (int partition = 0; partition < partitions; partition++) {
        records.add(Outgoing.into(partition, forgotten));
      }
    }
    return records;
  }

  private List<PostingEvent> posting(String id, @Nullable String poster, @Nullable String title, String text,
      Instant date) {
    List<PostingEvent> events = new ArrayList<>();
    PostingId posting = new PostingId(chance(5) ? DOOMED : pick(SOURCES), id);
    Instant valid = wanted.contains(Wanted.EXPIRY) && chance(20) ? valid(date) : null;
    JobPosted posted = posted(posting, date, chance(90) ? date : null, valid, poster, title, text);
    events.add(posted);
    JobPosted latest = posted;
    if (chance(15)) {
      latest = updated(posted);
      events.add(latest);
    }
    if (chance(2)) { // two that claim the same revision
      events.add(posted(latest.posting(), latest.revision(), latest.posted(), valid, poster, title, text()));
    }
    if (chance(10)) { // the same, received at another time
      events.add(received(latest, later(latest.revision(), Duration.ofDays(3))));
    }
    if (chance(15)) {
      JobWithdrawn withdrawn = withdrawn(latest);
      events.add(withdrawn);
      if (chance(30)) {
        events.add(withdrawn(latest));
      }
      if (chance(30)) {
        events.add(posted(posting, later(withdrawn.revision(), Duration.ofDays(20)), latest.posted(), valid, poster,
            title, text));
      }
    }
    if (wanted.contains(Wanted.FORGETS) && chance(3)) {
      events.add(new JobForgotten(posting, latest.revision().plus(Duration.ofDays(random.nextInt(3) - 1))));
    }
    if (chance(10)) {
      events.add(pick(events));
    }
    return events;
  }

  /** With a revision that the source stated, or with the time of receipt as one. */
  private JobPosted posted(PostingId posting, Instant revision, @Nullable Instant posted, @Nullable Instant valid,
      @Nullable String poster, @Nullable String title, String text) {
    Instant received = chance(70) ? later(revision, Duration.ofHours(50)) : revision;
    Stated stated = new Stated(null, chance(50) ? pick(INDUSTRIES) : null, null,
        chance(50) ? List.of(pick(COUNTRIES)) : List.of(), null);
    return new JobPosted(posting, revision, received, posted, valid, poster, null,
        new Content(title, text, TextFormat.PLAIN, null), stated);
  }

  private JobPosted updated(JobPosted before) {
    Instant posted = before.posted();
    Instant moved = posted == null || chance(50) ? posted : earliest(posted.plus(within(Duration.ofDays(9))), now);
    String poster = wanted.contains(Wanted.REPOSTS) && chance(10)
        ? chance(50) ? null : "poster-" + (1 + random.nextInt(stories))
        : before.poster();
    String text = chance(50) ? before.content().text() : text();
    return posted(before.posting(), later(before.revision(), Duration.ofDays(30)), moved, before.validThrough(), poster,
        before.content().title(), text);
  }

  private static JobPosted received(JobPosted posted, Instant received) {
    return new JobPosted(posted.posting(), posted.revision(), received, posted.posted(), posted.validThrough(),
        posted.poster(), posted.link(), posted.content(), posted.stated());
  }

  private JobWithdrawn withdrawn(JobPosted posted) {
    Instant revision = chance(80)
        ? later(posted.revision(), Duration.ofDays(90))
        : posted.revision().minus(within(Duration.ofDays(2)));
    return new JobWithdrawn(posted.posting(), revision, chance(90) ? revision : later(revision, Duration.ofDays(2)));
  }

  private Instant valid(Instant date) {
    return switch (random.nextInt(4)) {
      case 0 -> now.plus(Duration.ofDays(30));
      case 1 -> now.plusSeconds(random.nextInt(60));
      default -> date.plus(Duration.ofDays(random.nextInt(90)));
    };
  }

  private String text() {
    List<String> skills = new ArrayList<>(SKILLS);
    Collections.shuffle(skills, random);
    List<String> things = new ArrayList<>(THINGS);
    Collections.shuffle(things, random);
    return "Our team of %d builds %s and %s. We use %s. You like %s.".formatted(2 + random.nextInt(40), things.get(0),
        things.get(1), String.join(", ", skills.subList(0, 1 + random.nextInt(5))), things.get(2));
  }

  private @Nullable String title() {
    return chance(30) ? null : pick(TITLES);
  }

  private Instant later(Instant time, Duration most) {
    return earliest(time.plus(within(most)).plusMillis(1), now);
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private Duration within(Duration most) {
    return Duration.ofSeconds(random.nextLong(most.toSeconds()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
