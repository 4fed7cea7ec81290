package skilltide.streams.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.Stated;
import skilltide.streams.count.Facets;
import skilltide.streams.count.Posted;
import skilltide.streams.count.PostingState;
import skilltide.streams.read.Pay;
import skilltide.streams.read.PostingReader;
import skilltide.streams.read.Reading;
import skilltide.streams.result.PostingRead;
import skilltide.streams.result.PostingRead.SkillMention;
import skilltide.streams.taxonomy.Industry;
import skilltide.streams.taxonomy.Role;
import skilltide.streams.taxonomy.Seniority;
import skilltide.streams.taxonomy.Taxonomy;
import skilltide.streams.topology.Rejection.Rejected;

/** From an event to what is published of it and what is counted of it, by way of the reader. */
public final class Readings {
  /** Of a title, name or match that is published, in characters. */
  private static final int LONGEST = 1_000;
  /** A posting of a hundred jobs names no more; what names thousands is no posting. */
  private static final int MOST_PAY = 100;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final BiFunction<Content, Stated, Reading> reader;
  private final String taxonomy;

  public Readings(PostingReader reader, Taxonomy taxonomy) {
    this(reader::read, taxonomy);
  }

  /** @param reader gives what a posting's content says, with what its source states beside it; serves all threads */
  Readings(BiFunction<Content, Stated, Reading> reader, Taxonomy taxonomy) {
    this.reader = reader;
    this.taxonomy = taxonomy.version();
  }

  /**
   * What an event makes of a posting.
   *
   * @param state with the event
   * @param reading to be published; absent when the event says nothing new
   */
  record News(PostingState state, @Nullable PostingRead reading) {}

  /** The posting is read only if it says something new: most of what a board is asked for again does not. */
  News news(JobPosted event, PostingState before) throws Rejected {
    long hash = contentHash(event);
    if (!before.isNews(event.revision(), hash)) {
      return new News(before, null);
    }
    Posted known = before.posted();
    if (known != null && known.contentHash() == hash) {
      return new News(before.with(known.again(event.revision())), null);
    }
    try {
      Reading reading = reader.apply(event.content(), event.stated());
      PostingRead published = published(event, reading);
      return new News(before.with(counted(event, hash, published, reading)), published);
    } catch (RuntimeException e) { // a text that the reader fails on is rejected, it never stops the flow
      throw new Rejected(Rejection.UNREADABLE, event.posting() + ": " + e);
    }
  }

  private PostingRead published(JobPosted event, Reading reading) {
    List<SkillMention> skills = reading.skills().stream().map(found -> new SkillMention(found.skill().id(),
        found.field(), found.start(), found.end(),
        found.as().length() <= LONGEST ? found.as() : found.as().substring(0, LONGEST), found.rule(),
        found.around())).toList();
    Industry industry = reading.industry();
    Instant posted = event.posted() == null ? event.received() : event.posted();
    return new PostingRead(event.posting().source(), event.posting().id(), cut(event.content().title()),
        cut(event.link()), cut(event.poster()), cut(reading.employer()), posted, event.received(), event.revision(),
        null, taxonomy, skills, industry == null ? null : industry.id(),
        reading.roles().stream().map(Role::id).toList(), reading.seniority().stream().map(Seniority::word).toList(),
        reading.countries(),
        reading.cities().stream().map(city -> new PostingRead.City(city.name(), city.country())).toList(),
        reading.remote(), reading.pay().stream().limit(MOST_PAY).map(Readings::published).toList(),
        reading.language(), reading.unknownTerms().stream()
            .map(each -> new PostingRead.UnknownTerm(each.term(), each.around())).toList(),
        event.backfill());
  }

  private static PostingRead.Pay published(Pay pay) {
    return new PostingRead.Pay(pay.min(), pay.max(), pay.currency(), pay.period().word(), pay.yearlyMin(),
        pay.yearlyMax());
  }

  /** Whatever others put into a record, what is published of it stays far below the size that Kafka takes. */
  private static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static Posted counted(JobPosted event, long hash, PostingRead published, Reading reading) {
    Facets facets = new Facets(published.source(), published.industry(), published.roles(), published.countries());
    String poster = event.poster();
    return new Posted(event.revision(), hash, event.posted(), event.validThrough(),
        poster == null || poster.isBlank() ? null : poster, reading.fingerprint().bits(),
        titleHash(event.content().title()), facets,
        published.skills().stream().map(SkillMention::skill).toList());
  }

  /** Of the title as people see it, whatever its case and its blanks; 0 without one. */
  private static int titleHash(@Nullable String title) {
    if (title == null || title.isBlank()) {
      return 0;
    }
    int hash = BLANKS.matcher(title.strip()).replaceAll(" ").toLowerCase(Locale.ROOT).hashCode();
    return hash == 0 ? 1 : hash;
  }

  /** Tells two postings of one revision apart, whenever they were received: the first 64 bits of SHA-256. */
  private static long contentHash(JobPosted event) {
    MessageDigest digest = sha256();
    Content content = event.content();
    for (Object field : new Object[]{event.posted(), event.validThrough(), event.poster(), event.link(),
      content.title(), content.format(), content.skills(), event.stated(), content.text()}) {
      digest.update(String.valueOf(field).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
