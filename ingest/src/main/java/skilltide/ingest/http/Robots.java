package skilltide.ingest.http;

import java.util.regex.Pattern;

/**
 * Tells visitors that say that they are robots, by the {@code User-Agent} that they send. Not a list of names but what
 * the agents themselves have in common: every browser that runs a page's scripts begins like Mozilla, and what begins
 * so but crawls calls itself a bot, crawler, spider or headless, names an address to turn to, or is merely
 * "compatible". Whoever hides it is taken for a person.
 */
final class Robots {
  /** As browsers begin since 1998; libraries, monitors and command lines begin with their own names. */
  private static final Pattern BROWSER = Pattern.compile("(?:Mozilla|Opera)/\\d+\\.\\d+ \\(");
  // Cubot makes telephones; Internet Explorer was the one browser that called itself compatible.
  private static final Pattern ROBOT = Pattern
      .compile("(?<!\\bcu)bot|crawl|spider|headless|https?:|\\(compatible(?!; MSIE)", Pattern.CASE_INSENSITIVE);
  /** Longer than any browser says; no more is looked at. */
  private static final int MAX_AGENT = 512;

  private Robots() {}

  /** @param agent as it was sent; empty when none was, which no browser does */
  static boolean is(String agent) {
    String said = agent.length() <= MAX_AGENT ? agent : agent.substring(0, MAX_AGENT);
    return !BROWSER.matcher(said).lookingAt() || ROBOT.matcher(said).find();
  }
}
