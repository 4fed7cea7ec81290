package skilltide.ingest.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** What happens to postings; the value of {@code job-postings}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(value = JobPosted.class, name = "posted"),
  @JsonSubTypes.Type(value = JobWithdrawn.class, name = "withdrawn"),
  @JsonSubTypes.Type(value = JobForgotten.class, name = "forgotten"),
  @JsonSubTypes.Type(value = SourceForgotten.class, name = "source-forgotten")})
public sealed interface PostingEvent permits JobPosted, JobWithdrawn, JobForgotten, SourceForgotten {

  /** The source's time of the change, else the time of receipt. Of several events of one posting the highest wins. */
  Instant revision();

  /** What the event is filed under in Kafka. */
  String key();
}
