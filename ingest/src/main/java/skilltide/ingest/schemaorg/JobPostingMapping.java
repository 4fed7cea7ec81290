package skilltide.ingest.schemaorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.JobPosted;
import skilltide.ingest.event.MalformedEventException;
import skilltide.ingest.event.PostingId;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;

/** What of a {@code JobPosting} means what. Fields that are not named here are skipped. */
public final class JobPostingMapping {
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final int MAX_LINK = 2_048;
  private static final int MAX_EXPERIENCE = 1_000;
  // schema.org's readers know this word as "the employer is not told".
  private static final String CONFIDENTIAL = "confidential";

  private JobPostingMapping() {}

  /**
   * @param posting a JSON object
   * @param source where it comes from, see {@link PostingId}
   * @param received when, by the wall clock
   * @throws MalformedEventException when it cannot be taken; the message names the field
   */
  public static JobPosted map(JsonNode posting, String source, Instant received) {
    Fields fields = new Fields(posting);
    PostingId id = new PostingId(source, id(fields));
    Optional<String> employer = fields.name("hiringOrganization").filter(name -> !name.equalsIgnoreCase(CONFIDENTIAL));
    Optional<String> poster = fields.line("poster").or(() -> employer.map(EmployerName::normalised));
    return new JobPosted(id, revision(fields, received), received,
        orNull(pastOrNow(fields, "datePosted", received)), orNull(fields.instant("validThrough")), orNull(poster),
        orNull(Values.name(posting.path("url")).filter(JobPostingMapping::isLink)), content(fields),
        stated(fields, employer));
  }

  // Never later than the receipt: a withdrawal that comes next has its own receipt as revision, and must win.
  private static Instant revision(Fields fields, Instant received) {
    return pastOrNow(fields, "dateModified", received).filter(modified -> modified.isBefore(received)).orElse(received);
  }

  private static String id(Fields fields) {
    String field = fields.identifier("identifier").isPresent() ? "identifier" : "url";
    String id = fields.identifier(field).orElseThrow(
        () -> new MalformedEventException("identifier", "missing; give the posting an identifier or a url"));
    if (id.length() > PostingId.MAX_ID_LENGTH) {
      throw new MalformedEventException(field,
          "an id has at most %d characters: '%s'".formatted(PostingId.MAX_ID_LENGTH, Fields.quoted(id)));
    }
    return id;
  }

  private static Content content(Fields fields) {
    Optional<String> title = fields.line("title");
    Optional<String> description = fields.body("description");
    Optional<String> skills = fields.joined("skills");
    // An empty description is a posting that says nothing: it counts, though there is nothing to read in it.
    if (title.isEmpty() && description.isEmpty() && skills.isEmpty() && !fields.isStated("description")) {
      throw new MalformedEventException("description",
          "missing, and so are title and skills; give the posting at least one of them");
    }
    return new Content(orNull(title), description.orElse(""), TextFormat.HTML, orNull(skills));
  }

  private static Stated stated(Fields fields, Optional<String> employer) {
    boolean remote = fields.each("jobLocationType").flatMap(type -> Values.text(type).stream())
        .anyMatch(type -> type.strip().equalsIgnoreCase("TELECOMMUTE"));
    return new Stated(orNull(employer), orNull(fields.names("industry")), orNull(fields.names("occupationalCategory")),
        orNull(experience(fields)), Countries.of(fields), Cities.of(fields), remote ? Boolean.TRUE : null,
        Salaries.of(fields));
  }

  // What is longer than a line says more than a level: it is no reason to refuse the posting.
  private static Optional<String> experience(Fields fields) {
    return fields.each("experienceRequirements")
        .flatMap(each -> Stream.of(each, each.path("description")).flatMap(one -> Values.name(one).stream()))
        .filter(text -> text.length() <= MAX_EXPERIENCE).findFirst();
  }

  // A time ahead of now would outrank every true revision and move the board's days.
  private static Optional<Instant> pastOrNow(Fields fields, String field, Instant now) {
    Optional<Instant> time = fields.instant(field);
    time.ifPresent(instant -> {
      if (instant.isAfter(now.plus(AHEAD))) {
        throw new MalformedEventException(field, "%s is more than a day ahead of now".formatted(instant));
      }
      if (instant.isBefore(Instant.EPOCH)) {
        throw new MalformedEventException(field,
            "%s is before 1970; leave it out if it is not known".formatted(instant));
      }
    });
    return time;
  }

  private static boolean isLink(String url) {
    try {
      String scheme = new URI(url).getScheme();
      return url.length() <= MAX_LINK && ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme));
    } catch (URISyntaxException e) {
      return false; // not every site escapes its addresses; without a link the posting still counts
    }
  }

  private static <T> @Nullable T orNull(Optional<T> value) {
    return value.orElse(null);
  }
}
