package skilltide.dashboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code read --explain}, as people see it. */
class ExplainTest {
  private static final String ESCAPE = "\u001B";

  @Test
  void signsStandBelowTheWordsThatSpellASkill() {
    List<String> lines = explain(Terminal.FILE, "", "Acme is hiring: Go, PostgreSQL, no Perl").lines().toList();

    assertThat(lines).containsSubsequence(
        "  Acme is hiring: Go, PostgreSQL, no Perl",
        "                  ^^  ^^^^^^^^^^     ~~~~");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"熟练掌握React生态和Java | 8 | 5", "招聘：Ｊａｖａ工程师 | 6 | 8",
    "🚀 React | 3 | 5", "Cafe\u0301 React | 5 | 5"})
  void signsStandBelowTheWordsWhateverTheColumnsOfWhatIsBefore(String text, int column, int columns) {
    List<String> lines = explain(Terminal.FILE, "", text).lines().toList();

    String signs = lines.stream().filter(line -> line.startsWith("  ") && line.contains("^^^^")).findFirst()
        .orElseThrow();
    assertThat(signs.indexOf('^')).isEqualTo(2 + column);
    assertThat(signs.substring(2 + column).split(" ", 2)[0]).isEqualTo("^".repeat(columns));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 73, 80})
  void noLineIsWiderThanTheTerminal(int columns) {
    String text = """
        Quartz | Senior Software Engineer | Berlin, Germany | ONSITE | €70k - €90k | www.quartz.example

        We are hiring people who know Go, PostgreSQL, Kubernetes and some React, and who do not mind the Rust belt. \
        熟练掌握React生态系统和Java语言并且熟悉分布式系统的设计与实现以及数据库性能优化和大规模集群的运维管理.
        """;
    for (boolean styled : new boolean[]{true, false}) {
      String shown = explain(new Terminal(columns, styled), "", text).replaceAll(ESCAPE + "\\[[0-9;]*m", "");

      assertThat(shown.lines()).allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(columns));
      assertThat(shown).containsIgnoringWhitespaces("who do not mind the Rust belt");
    }
  }

  @Test
  void terminalUnderlinesWhatCountsOtherwiseThanWhatDoesNot() {
    String shown = explain(new Terminal(80, true), "", "We use Go, Python and no Perl");

    assertThat(shown).contains(ESCAPE + "[1;4mGo" + ESCAPE + "[0m", ESCAPE + "[2;4mPerl" + ESCAPE + "[0m")
        .doesNotContain("^^", "~~");
  }

  @Test
  void everyMatchHasItsSkillKindRuleAndReason() {
    String shown = explain(Terminal.FILE, "",
        "We ship golang to k8s, never Perl. The project went off the rails. See https://php.net/x");

    assertThat(shown.lines().map(line -> line.strip().replaceAll(" {2,}", " | "))).contains(
        "Go | language | named | “golang” means nothing else",
        "Kubernetes | tool | named | “k8s” means nothing else",
        "Ruby on Rails | framework | rails | “rails” means something else after “off the”",
        "PHP | language | address | “php” is part of an address");
    assertThat(shown).doesNotContain("HTTPS");
  }

  @Test
  void whatElseIsReadHasItsWords() {
    String shown = explain(Terminal.FILE, "", "Acme | Senior Backend Engineer | Berlin | REMOTE | $100k - $120k");

    assertThat(shown.lines().map(line -> line.strip().replaceAll(" {2,}", " | "))).contains(
        "Role | Backend | heading | “Backend Engineer”", "Level | senior | beside title | “Senior”",
        "Country | DE | heading | “Berlin”", "Remote | yes | said | “REMOTE”",
        "Pay | 100,000 to 120,000 USD a year | amount | “$100k - $120k”", "Employer | Acme | heading | “Acme”");
  }

  @Test
  void linesAreExplainedOneABlock() {
    String shown = explain(Terminal.FILE, """
        {"identifier":"a","title":"Kotlin developer","description":"<p>Caf&eacute; <b>Kotl&#105;n</b></p>"}
        oops
        {"identifier":"b","description":"Go, Python"}
        """, "--ndjson");

    assertThat(shown.lines()).containsSubsequence("── a", "title", "  Kotlin developer", "  ^^^^^^", "text",
        "  Café Kotlin", "       ^^^^^^", "── b", "  Go, Python", "  ^^  ^^^^^^");
    assertThat(shown).contains("error: not JSON");
  }

  @Test
  void textCannotMoveTheCursor() {
    String shown = explain(Terminal.FILE, "", "Go\u009B31m, Java\u202E and " + ESCAPE + "[2J Python \uD800.");

    assertThat(shown.chars()).noneMatch(c -> c != '\n' && Character.isISOControl(c) || c == '\u202E');
    assertThat(shown.chars()).noneMatch(c -> c == '\uD800');
  }

  @Test
  void textWithoutASkillSaysSo() {
    assertThat(explain(Terminal.FILE, "", "Hello.")).contains("No skills");
  }

  @ParameterizedTest
  @CsvSource({"a,1", "é,1", "中,2", "。,2", "Ａ,2", "ｱ,1", "한,2", "かな,4", "e\u0301,1", "🚀,2", "“,1", "❤,1"})
  void charactersTakeTheirColumns(String text, int columns) {
    assertThat(Columns.of(text)).isEqualTo(columns);
  }

  @Test
  void rowsHoldTheWholeText() {
    String text = "Lorem ipsum 熟练掌握React生态 dolor\n\nsit amet consecteturadipiscingelitseddo eiusmod  tempor 🚀🚀🚀🚀";
    for (int columns = 2; columns < 60; columns++) {
      int width = columns;
      List<Wrapping.Row> rows = Wrapping.rows(text, columns);

      assertThat(rows).allSatisfy(
          row -> assertThat(Columns.of(text.substring(row.start(), row.end()))).isLessThanOrEqualTo(width));
      assertThat(IntStream.range(0, text.length()).filter(i -> text.charAt(i) > ' ')
          .allMatch(i -> rows.stream().anyMatch(row -> row.start() <= i && i < row.end()))).isTrue();
    }
  }

  private static String explain(Terminal terminal, String in, String argument) {
    StringWriter out = new StringWriter();
    CommandLine command = new CommandLine(
        new ReadCommand(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), terminal))
        .setOut(new PrintWriter(out));
    command.execute("--explain", argument);
    return out.toString();
  }
}
