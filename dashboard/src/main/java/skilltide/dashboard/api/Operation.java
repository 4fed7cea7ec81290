package skilltide.dashboard.api;

import java.util.ArrayList;
import java.util.List;
import skilltide.dashboard.query.AnswerTable;
import skilltide.dashboard.query.Comparing;
import skilltide.dashboard.query.Field;
import skilltide.dashboard.query.Measure;
import skilltide.dashboard.query.PastVerdicts;
import skilltide.dashboard.query.UnknownAnswer;
import skilltide.dashboard.readings.Attribute;

/**
 * Something that can be asked over HTTP, as it is described.
 *
 * @param path below {@code /api/v1}
 * @param summary what it answers, in a sentence
 * @param parameters names of what may be given
 * @param example of a query; empty for one without parameters
 * @param formats in which it is answered, the first one where nothing is asked for
 * @param schema the name of the answer's schema as JSON; empty for what is no JSON
 * @param row the columns of the answer as a table; empty for what is none
 */
record Operation(String path, String summary, List<String> parameters, String example, List<Format> formats,
    String schema, List<Field> row) {
  private static final List<String> CHOOSING = List.of("industry", "role", "seniority", "country", "remote", "source");
  private static final List<String> TIME = List.of("from", "to");
  private static final List<Format> ALONE = List.of(Format.JSON);
  static final String UNKNOWN_VIEWS = "unknown/views";

  /** All that read. */
  static final List<Operation> ALL = List.of(
      new Operation("top",
          "Skills ranked by how many postings name them, with the change of their share and its verdict.",
          all("kind", "skills", "measure", "baseline", "limit"), "kind=language&from=now-30d&limit=5", Answered.FORMATS,
          "Ranking", AnswerTable.ranking(Measure.POSTINGS)),
      new Operation("movers", "Skills whose share surely rose or fell, those that moved most first.",
          all("kind", "skills", "measure", "baseline", "limit"), "from=now-90d", Answered.FORMATS, "Ranking",
          AnswerTable.ranking(Measure.POSTINGS)),
      new Operation("series", "Skills along time.", all("skills", "measure", "step"),
          "skills=java,kotlin&from=now-1y&step=month&measure=share", Answered.FORMATS, "Series",
          AnswerTable.series(Measure.SHARE)),
      new Operation("compare",
          "Up to eight skills side by side along time: count, share, and share as an index from 100 on.",
          all("skills", "measure", "step"), "skills=java,kotlin&from=now-1y&step=month", Answered.FORMATS, "Comparison",
          Comparing.fields(Measure.POSTINGS)),
      new Operation("industries", "Which skills an industry names more often than all do, the surest first.",
          all("kind", "skills", "limit"), "skills=kotlin,python&from=now-1y", Answered.FORMATS, "Industries",
          AnalysisController.INDUSTRIES),
      new Operation("pay", "Quartiles of the yearly pay that postings name; of fewer than 10 postings none.",
          all("kind", "skills", "limit", "currency"), "kind=language&from=now-1y", Answered.FORMATS, "Pay",
          AnalysisController.PAY),
      new Operation("explain",
          "Why a count of postings, or of those that name one of the skills, differs from its baseline's, in parts that add up.",
          all("skills", "baseline"), "skills=java&from=now-30d", Answered.FORMATS, "Explanation",
          AnalysisController.EXPLAIN),
      new Operation("latest", "The postings that came in last, with some of their words and the skills marked in them.",
          choosing("limit"), "limit=3", ALONE, "Latest", List.of()),
      new Operation("unknown",
          "Names that stand in lists with skills and are in no taxonomy: who names them, whether they rise, and where they stand.",
          all("baseline", "limit"), "from=now-90d&limit=20", Answered.FORMATS, "Unknown", UnknownAnswer.FIELDS),
      new Operation(UNKNOWN_VIEWS,
          "Terms that glossaries sent views of and that are in no taxonomy, those with most visitors first; for operators where others can reach the instance.",
          List.of("limit"), "limit=20", Answered.FORMATS, "UnknownViews", UnknownViewsController.FIELDS),
      new Operation("skills", "The skills that there are; those like a name that none begins with.",
          List.of("kind", "q"), "kind=database", Answered.FORMATS, "Skills", SkillController.FIELDS),
      new Operation("skills/{id}", "One skill: what it is, how often it is asked for, who ranks beside it.",
          all("measure", "baseline"), "from=now-30d", ALONE, "OneSkill", List.of()),
      new Operation("skills/{id}/evidence", "The postings behind a figure, with the words that were matched and why.",
          all("limit"), "from=now-90d&limit=3", Answered.FORMATS, "Evidence", ReadingsController.EVIDENCE_FIELDS),
      new Operation("skills/{id}/related",
          "What is asked for together with a skill, and how many times as often as by chance.",
          all("limit"), "from=now-1y", Answered.FORMATS, "Related", ReadingsController.RELATED_FIELDS),
      new Operation("skills/{id}/verdicts",
          "When a skill was judged rising or falling: what was said at the end of each month, or week.",
          all(), "from=now-5y", Answered.FORMATS, "Verdicts", PastVerdicts.FIELDS),
      new Operation("skills/{id}/lag",
          "By how many months demand comes after interest, or why that cannot be told.", List.of(), "", ALONE, "Lag",
          List.of()),
      new Operation("skills/{id}/split",
          "How many unique postings of each industry, role, level, country and source name a skill.",
          all(), "from=now-1y", Answered.FORMATS, "Split", SplitController.FIELDS),
      new Operation("terms",
          "Industries, roles and levels whose pages were looked at in the glossary, and how often.", TIME,
          "from=now-90d", Answered.FORMATS, "Terms", TermController.FIELDS),
      new Operation("readings",
          "Every posting as it was read, the oldest first: an export, streamed however large it is.",
          all("skills"), "skills=kotlin&from=now-90d", ExportController.FORMATS, "", ExportController.POSTING_FIELDS),
      new Operation("daily",
          "How many postings name each skill, day by day and split by an attribute, beside how many there are in all: an export too.",
          all("kind", "skills", "by"), "kind=language&from=now-90d&by=industry", ExportController.FORMATS, "",
          ExportController.dailyFields(Attribute.INDUSTRY)),
      new Operation("status", "What this instance shows, and how it is doing.", List.of(), "", ALONE, "Status",
          List.of()));

  /** The one with this path. */
  static Operation of(String path) {
    return ALL.stream().filter(each -> each.path.equals(path)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Not described: " + path));
  }

  /** A path that can be asked, with what stands behind the question mark. */
  String link(Format format) {
    return "/api/v1/" + path.replace("{id}", "kotlin") + format.suffix() + (example.isEmpty() ? "" : "?" + example);
  }

  /** The statuses other than 200 that it may be answered with. */
  List<String> problems() {
    if (path.equals(UNKNOWN_VIEWS)) {
      return List.of("400", "401", "403", "404", "503");
    }
    return isExport() || parameters.contains("seniority")
        ? List.of("400", "404", "429", "503")
        : List.of("400", "404");
  }

  /** Whether it is there as JSON, or only streamed. */
  boolean isExport() {
    return !formats.contains(Format.JSON);
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
