package skilltide.dashboard.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that can be asked over HTTP, as it is described.
 *
 * @param path below {@code /api/v1}
 * @param summary what it answers, in a sentence
 * @param parameters names of what may be given
 * @param example of a query; empty for one without parameters
 * @param table whether it is there as CSV too, under the same path with {@code .csv}
 */
record Operation(String path, String summary, List<String> parameters, String example, boolean table) {
  private static final List<String> CHOOSING = List.of("industry", "role", "seniority", "country", "remote", "source");
  private static final List<String> TIME = List.of("from", "to");

  /** All that read. */
  static final List<Operation> ALL = List.of(
      new Operation("top",
          "Skills ranked by how many postings name them, with the change of their share and its verdict.",
          all("kind", "skills", "measure", "baseline", "limit"), "kind=language&from=now-30d&limit=5", true),
      new Operation("movers", "Skills whose share surely rose or fell, those that moved most first.",
          all("kind", "skills", "measure", "baseline", "limit"), "from=now-90d", true),
      new Operation("series", "Skills along time.", all("skills", "measure", "step"),
          "skills=java,kotlin&from=now-1y&step=month&measure=share", true),
      new Operation("compare",
          "Up to eight skills side by side along time: count, share, and share as an index from 100 on.",
          all("skills", "measure", "step"), "skills=java,kotlin&from=now-1y&step=month", true),
      new Operation("industries", "Which skills an industry names more often than all do, the surest first.",
          all("kind", "skills", "limit"), "skills=kotlin,python&from=now-1y", true),
      new Operation("pay", "Quartiles of the yearly pay that postings name; of fewer than 10 postings none.",
          all("kind", "skills", "limit", "currency"), "kind=language&from=now-1y", true),
      new Operation("explain",
          "Why a count of postings, or of those that name one of the skills, differs from its baseline's, in parts that add up.",
          all("skills", "baseline"), "skills=java&from=now-30d", true),
      new Operation("latest", "The postings that came in last, with some of their words and the skills marked in them.",
          choosing("limit"), "limit=3", false),
      new Operation("unknown",
          "Names that stand in lists with skills and are in no taxonomy: who names them, whether they rise, and where they stand.",
          all("baseline", "limit"), "from=now-90d&limit=20", true),
      new Operation("skills", "The skills that there are; those like a name that none begins with.",
          List.of("kind", "q"),
          "kind=database", true),
      new Operation("skills/{id}", "One skill: what it is, how often it is asked for, who ranks beside it.",
          all("measure", "baseline"), "from=now-30d", false),
      new Operation("skills/{id}/evidence", "The postings behind a figure, with the words that were matched and why.",
          all("limit"), "from=now-90d&limit=3", true),
      new Operation("skills/{id}/related",
          "What is asked for together with a skill, and how many times as often as by chance.",
          all("limit"), "from=now-1y", true),
      new Operation("skills/{id}/verdicts",
          "When a skill was judged rising or falling: what was said at the end of each month, or week.",
          all(), "from=now-5y", true),
      new Operation("skills/{id}/lag",
          "By how many months demand comes after interest, or why that cannot be told.", List.of(), "", false),
      new Operation("skills/{id}/split",
          "How many unique postings of each industry, role, level, country and source name a skill.",
          all(), "from=now-1y", true),
      new Operation("status", "What this instance shows, and how it is doing.", List.of(), "", false));

  /** The one with this path. */
  static Operation of(String path) {
    return ALL.stream().filter(each -> each.path.equals(path)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Not described: " + path));
  }

  /** A path that can be asked, with what stands behind the question mark. */
  String link() {
    return "/api/v1/" + path.replace("{id}", "kotlin") + (example.isEmpty() ? "" : "?" + example);
  }

  private static List<String> all(String... own) {
    List<String> names = choosing(own);
    names.addAll(TIME);
    return names;
  }

  private static List<String> choosing(String... own) {
    List<String> names = new ArrayList<>(List.of(own));
    names.addAll(CHOOSING);
    return names;
  }
}
