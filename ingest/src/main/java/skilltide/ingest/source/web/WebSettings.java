package skilltide.ingest.source.web;

import java.time.Duration;

/**
 * How patient the web is asked.
 *
 * @param agent what hosts are told who asks
 * @param answer how long until an answer begins
 * @param page how long until it has come to its end
 * @param largest how many bytes it may have, unpacked
 * @param attempts how often something is asked, 1 or more
 * @param pause before the second attempt; twice as long before each further one, and up to half as long again or half as short
 * @param longestPause how long a host may have us wait in between; one that wants more ends the round
 * @param rest how long a host is left alone that keeps failing
 */
public record WebSettings(String agent, Duration answer, Duration page, long largest, int attempts, Duration pause,
    Duration longestPause, Duration rest) {

  /** For the boards that there are. */
  public static WebSettings usual(String version) {
    return new WebSettings("Skilltide/" + version + " (statistics of skill demand)", Duration.ofSeconds(30),
        Duration.ofMinutes(10), 1L << 30, 4, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(1));
  }
}
