package skilltide.dashboard.readings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import skilltide.dashboard.readings.SelectedRows.Days;
import skilltide.dashboard.readings.UnknownTerms.Context;
import skilltide.dashboard.readings.UnknownTerms.Term;

class UnknownTermsTest {
  private static final Days MARCH = days("2018-03-01", "2018-04-01");
  private static final Days FEBRUARY = days("2018-02-01", "2018-03-01");

  @Test
  void countsWhoListsANameAndWhoNamesIt() {
    try (ReadingStore store = new Written().posting("2018-02-10", "a").listing("Norabus").posting("2018-03-10", "a")
        .listing("norabus", "Zorp").posting("2018-03-11", "b").listing("Norabus").posting("2018-03-12", "b")
        .listing("Norabus").posting("2018-03-13", "c").naming("Norabus").posting("2018-03-14", "d").listing("Norabus")
        .repeating("http:2").store()) {
      UnknownTerms march = ask(store, Selected.ALL, 20);

      assertThat(march.total()).as("unique postings").isEqualTo(4);
      assertThat(march.previousTotal()).isEqualTo(1);
      assertThat(march.terms()).containsExactly(new Term("norabus", "Norabus", 4, 3, 2, 1,
          List.of(new Context("http:4", "b", null, "Java, Norabus and Go"),
              new Context("http:2", "a", null, "Java, norabus and Go"))));
    }
  }

  @Test
  void nameThatStandsMostlyElsewhereIsNoTechnologysNorOneThatASinglePosterLists() {
    Written written = new Written().posting("2018-03-10", "a").listing("Acmecorp", "Zorp", "Quill")
        .posting("2018-03-10", "b")
        .listing("Acmecorp", "Zorp").posting("2018-03-11", "a").listing("Quill");
    for (int i = 0; i < 19; i++) {
      written.posting("2018-03-12", "poster " + i)
          .naming(i < 18 ? new String[]{"Acmecorp", "Zorp"} : new String[]{"Acmecorp"});
    }
    try (ReadingStore store = written.store()) {
      assertThat(ask(store, Selected.ALL, 20).terms()).as("two of 20, not two of 21").extracting(Term::key)
          .containsExactly("zorp");
    }
  }

  @Test
  void thoseThatMostListComeFirstAndOnlyOfTheChosenPostings() {
    try (ReadingStore store = new Written().posting("2018-03-10", "a").listing("Quill", "Norabus")
        .posting("2018-03-10", "b")
        .listing("Quill", "Norabus").in("media").posting("2018-03-11", "c").listing("Norabus")
        .posting("2018-03-11", "d")
        .listing("Norabus").store()) {
      assertThat(ask(store, Selected.ALL, 20).terms()).extracting(Term::key).containsExactly("norabus", "quill");
      assertThat(ask(store, Selected.ALL, 1).terms()).extracting(Term::key).containsExactly("norabus");
      assertThat(ask(store, new Selected(new TreeMap<>(Map.of(Attribute.INDUSTRY, "media"))), 20).terms())
          .extracting(Term::listing).containsExactly(2L);
    }
  }

  private static UnknownTerms ask(ReadingStore store, Selected selected, int limit) {
    return UnknownTerms.of(store, selected, MARCH, FEBRUARY, limit);
  }

  private static Days days(String from, String to) {
    return new Days(LocalDate.parse(from), LocalDate.parse(to));
  }
}
