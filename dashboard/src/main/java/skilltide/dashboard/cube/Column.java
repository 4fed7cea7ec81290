package skilltide.dashboard.cube;

import skilltide.streams.result.Input;

/** What can be added up. */
public enum Column {
  /** Postings, on the day that they were posted. */
  POSTED(Input.POSTINGS, 0),
  /** Postings taken down, on the day of that. */
  WITHDRAWN(Input.POSTINGS, 1),
  /** Glossary views. */
  VIEWS(Input.VIEWS, 2),
  /** Of those posted, postings that the same poster had posted before. */
  REPOSTED(Input.MARKS, 3),
  /** Glossary views by robots. */
  ROBOTS(Input.VIEWS, 4);

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

  /** Where it stands in arrays of one element a column. */
  int place() {
    return place;
  }
}
