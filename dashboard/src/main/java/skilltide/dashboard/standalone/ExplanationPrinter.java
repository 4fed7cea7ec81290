package skilltide.dashboard.standalone;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import skilltide.streams.read.Explanation;
import skilltide.streams.taxonomy.Skill;

/** Prints what was read from postings for people: the text with its matches, then each with its reason. */
final class ExplanationPrinter {
  private static final String INDENT = "  ";
  private final PrintWriter out;
  private final Terminal terminal;

  private record Row(Skill skill, boolean counts, String words, String rule, String reason) {}

  ExplanationPrinter(PrintWriter out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** @param id the posting's, which heads its block */
  void print(@Nullable String id, Explanation explanation) {
    if (id != null) {
      String line = terminal.styled() ? "" : "── ";
      out.println(line + Style.HEADING.of(Terminal.printable(id), terminal));
    }
    boolean several = explanation.fields().size() > 1;
    for (Explanation.Field field : explanation.fields()) {
      if (field.seen().isBlank()) {
        continue;
      }
      if (several) {
        out.println(Style.QUIET.of(field.name(), terminal));
      }
      new MarkedText(field, terminal).lines(INDENT).forEach(out::println);
      out.println();
    }
    skills(explanation);
    facts(explanation);
  }

  /** In the place of a posting that there is none of. */
  void error(String what) {
    out.println("error: " + Terminal.printable(what));
    out.println();
  }

  private void skills(Explanation explanation) {
    Map<Row, Integer> rows = rows(explanation);
    Columned counted = new Columned(terminal, INDENT);
    Columned ignored = new Columned(terminal, INDENT);
    rows.forEach((row, times) -> {
      String reason = "“%s” %s%s".formatted(row.words(), row.reason(), times > 1 ? " (" + times + " times)" : "");
      (row.counts() ? counted : ignored)
          .row(row.skill().name(), row.skill().kind().word(), row.rule(), reason);
    });
    boolean any = rows.keySet().stream().anyMatch(Row::counts);
    heading(any ? "Skills" : "No skills", any ? Style.COUNTED : Style.PLAIN);
    counted.print(out, Style.PLAIN);
    if (rows.keySet().stream().anyMatch(row -> !row.counts())) {
      out.println();
      heading("Seen, not counted", Style.IGNORED);
      ignored.print(out, Style.QUIET);
    }
  }

  private void heading(String text, Style marked) {
    String sign = terminal.styled() ? "" : " " + String.valueOf(marked.sign()).repeat(3);
    out.println((Style.HEADING.of(text, terminal) + sign).stripTrailing());
  }

  /** What is said for the same reason in the same words is told once. */
  private static Map<Row, Integer> rows(Explanation explanation) {
    Map<Row, Integer> rows = new LinkedHashMap<>();
    for (Explanation.Field field : explanation.fields()) {
      for (Explanation.Mark mark : field.marks()) {
        String words = Terminal.printable(field.seen().substring(mark.start(), mark.end()).replace('\n', ' '));
        rows.merge(new Row(mark.skill(), mark.counts(), words, mark.rule(), mark.reason()), 1, Integer::sum);
      }
    }
    return rows;
  }

  private void facts(Explanation explanation) {
    List<Fact> facts = Fact.of(explanation);
    out.println();
    if (facts.isEmpty()) {
      return;
    }
    Columned table = new Columned(terminal, "");
    for (Fact fact : facts) {
      table.row(fact.of(), Terminal.printable(fact.value()), fact.rule(), Terminal.printable(fact.words()));
    }
    table.print(out, Style.PLAIN);
    out.println();
  }
}
