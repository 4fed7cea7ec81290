package skilltide.ingest.source.run;

import java.util.List;
import skilltide.ingest.replay.Timer;
import skilltide.ingest.source.web.WebSettings;

/**
 * The sources that an installation asks; the program provides it as a bean. Every instance of ingest is given the same.
 *
 * @param all each once
 * @param web how patient the web is asked
 * @param timer what time it is for them
 */
public record Sources(List<SourceSettings> all, WebSettings web, Timer timer) {

  /** @throws IllegalArgumentException when a source is there twice */
  public Sources {
    all = List.copyOf(all);
    long names = all.stream().map(SourceSettings::name).distinct().count();
    if (names < all.size()) {
      throw new IllegalArgumentException("A source is named twice: "
          + all.stream().map(source -> source.name().toString()).sorted().toList());
    }
  }

  /** By the wall clock. */
  public Sources(List<SourceSettings> all, WebSettings web) {
    this(all, web, Timer.SYSTEM);
  }

  /** None: postings come over HTTP alone. */
  public static Sources none(WebSettings web) {
    return new Sources(List.of(), web);
  }
}
