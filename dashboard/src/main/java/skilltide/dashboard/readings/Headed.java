package skilltide.dashboard.readings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is told of a posting wherever one is shown. */
public sealed interface Headed permits Evidence.Posting, Latest.Posting {
  /** {@code source:id}. */
  String id();

  String source();

  @Nullable
  String title();

  @Nullable
  String employer();

  @Nullable
  String link();

  Instant posted();
}
