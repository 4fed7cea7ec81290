package skilltide.dashboard.query;

/**
 * What every answer is marked with.
 *
 * @param clock what now is: {@code wall}, or {@code event} for the newest posting
 * @param demo whether the postings are invented
 * @param taxonomy its version
 */
public record World(String clock, boolean demo, String taxonomy) {}
