package skilltide.dashboard.query;

import java.util.Locale;
import skilltide.streams.result.Input;

/** What is counted, ranked and drawn. */
public enum Measure {
  /** Postings by the day that they were posted. */
  POSTINGS,
  /** Postings that are no reposts, by the day that they were posted: posted minus reposted. */
  UNIQUE,
  /** Postings by the day that they were taken down. */
  WITHDRAWN,
  /** Postings still open at the end of the time: posted minus withdrawn, from the beginning on. */
  OPEN,
  /** Postings, as the part of all postings in the same time and facet. */
  SHARE,
  /** Glossary views. */
  VIEWS;

  /** The word for it in queries and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word for what is counted in it: a share is one of postings. */
  public String counted() {
    return this == SHARE ? POSTINGS.word() : word();
  }

  /** Whether it counts postings by the day that they were posted. */
  public boolean isPosted() {
    return this == POSTINGS || this == UNIQUE || this == SHARE;
  }

  /** Which events it rests on first; what a repost is rests on others too. */
  public Input input() {
    return this == VIEWS ? Input.VIEWS : Input.POSTINGS;
  }
}
