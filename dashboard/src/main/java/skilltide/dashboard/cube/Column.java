package skilltide.dashboard.cube;

import skilltide.streams.result.Counts;
import skilltide.streams.result.Input;

/** What can be added up. */
public enum Column {
  /** Postings, on the day that they were posted. */
  POSTED(Input.POSTINGS, 0),
  /** Postings taken down, on the day of that. */
  WITHDRAWN(Input.POSTINGS, 1),
  /** Of all postings until then those that were not withdrawn, if added up from the beginning: posted less withdrawn. */
  OPEN(Input.POSTINGS, 0),
  /** Glossary views. */
  VIEWS(Input.VIEWS, 0),
  /** Of those posted, postings that the same poster had posted before. */
  REPOSTED(Input.MARKS, 0),
  /** Glossary views by robots. */
  ROBOTS(Input.VIEWS, 1);

  private final Input input;
  private final int place;

  Column(Input input, int place) {
    this.input = input;
    this.place = place;
  }

  /** Which events it counts. */
  public Input input() {
    return input;
  }

  /** Which of its input's two columns it is: 0 or 1. */
  int place() {
    return place;
  }

  /** Whether it is less the other one. */
  boolean isNet() {
    return this == OPEN;
  }

  int of(Counts counts) {
    return switch (this) {
      case POSTED -> counts.posted();
      case OPEN -> counts.posted() - counts.withdrawn();
      case WITHDRAWN -> counts.withdrawn();
      case VIEWS -> counts.views();
      case REPOSTED -> counts.reposted();
      case ROBOTS -> counts.robots();
    };
  }
}
