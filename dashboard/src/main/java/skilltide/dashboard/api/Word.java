package skilltide.dashboard.api;

import java.util.List;

/**
 * A word of Skilltide's own, as its page, its answers and its commands use it.
 *
 * @param meaning in a sentence or two
 */
record Word(String word, String meaning) {
  /** All of them, in the order of the alphabet. */
  static final List<Word> ALL = List.of(
      new Word("backfill",
          "A posting that was open already when its source was first asked. It is counted, and "
              + "compared with nothing: nobody knows what was there before."),
      new Word("baseline",
          "The time that a figure is compared with: as long a time before it, or the same a year "
              + "before."),
      new Word("caught up",
          "All that was sent by now is counted and in the figures."),
      new Word("change",
          "How much a share differs from the baseline's, relative to that: 0.5 is half as much "
              + "again. Alone it does not say whether that is more than chance."),
      new Word("constant sources",
          "The sources that were watched in all of the time that is compared. A share of these "
              + "alone does not grow because a board was added."),
      new Word("counting",
          "All postings read and counted by one version of the taxonomy. A new one is built beside "
              + "the old one and takes its place in one step."),
      new Word("detectable",
          "The smallest change that would have shown with so many postings, counted from the tide."),
      new Word("dispersion",
          "How many times the variance between posters is what it would be if every posting had a "
              + "poster of its own."),
      new Word("drawn",
          "The interval of a change at the level at which its verdict is given, as the bar on the "
              + "board draws it: clear of the tide when, and only when, there is a direction."),
      new Word("estimate",
          "The change between the windows that were judged, every source weighing the same in both. "
              + "It may differ from the change of the window that you chose."),
      new Word("gone",
          "As good as nothing names a skill in the newer window any more."),
      new Word("interval",
          "What chance leaves: in 95 of 100 cases the truth lies in it."),
      new Word("late",
          "A posting that was first seen more than seven days after it was posted. In a world whose "
              + "clock is that of the postings nobody knows, and none is."),
      new Word("lift",
          "How many times as often two skills are named together as they would be by chance."),
      new Word("look",
          "One comparison of two windows, when a week or a month has closed. A verdict needs two "
              + "looks in a row that agree, or one at times of your own."),
      new Word("moved",
          "A skill that is judged rising or falling: its share changed by more than chance and the "
              + "tide."),
      new Word("new",
          "Of a skill: as good as nothing named it in the older window. Of a posting in an "
              + "explanation: it is neither reposted, late, withdrawn nor updated."),
      new Word("over-representation",
          "How many times as often the postings of an industry name a skill as all do."),
      new Word("poster",
          "Who published a posting: the employer as far as it is known. Postings of one poster "
              + "count as one voice when chance is estimated."),
      new Word("provisional",
          "More may be heard of that time: postings may come seven days late, views an hour."),
      new Word("reading",
          "What was read of one posting: skills, place, pay and what else SQL and the evidence "
              + "show."),
      new Word("reposted",
          "A posting that repeats an earlier one of the same poster. `unique` leaves it out."),
      new Word("revision",
          "A name for the figures of an answer: the same revision means the same figures."),
      new Word("share",
          "The part of the postings that name a skill. Of fewer than ten postings it is withheld."),
      new Word("steady",
          "A change that is surely less than a tenth, up or down: it did not move, and that is more "
              + "than not knowing."),
      new Word("tide",
          "The change that all skills share, as when postings name fewer skills altogether. A skill "
              + "has moved only when it left the corridor between no change and the tide."),
      new Word("trend",
          "The course of a share along the window, in up to sixty stretches as long as each other: "
              + "the small line on the board. It says nothing of chance; a verdict does."),
      new Word("unclear",
          "No verdict: the change is no more than chance and the tide, or two looks do not agree. "
              + "It is not the same as steady."),
      new Word("uncounted",
          "How many of the postings and views that were sent are still to be counted."),
      new Word("updated",
          "A posting that was changed after it had been seen first. It counts as it is now."),
      new Word("verdict",
          "Rising, falling or unclear: whether a share changed by more than chance and the tide, so that of twenty "
              + "skills that are called so at most one is expected to be so by chance."),
      new Word("withdrawn",
          "A posting that was taken down since, or has expired. It still counts in the time in "
              + "which it was posted."));
}
