package skilltide.dashboard.api;

import static skilltide.dashboard.api.Markup.escaped;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skilltide.dashboard.query.AnswerJson;

/**
 * The glossary as plain HTML, for readers and programs without JavaScript, with schema.org's {@code DefinedTerm} as JSON-LD. Addresses
 * in it are relative to the page's own, as both allow: nobody need tell the server under which name it is known.
 */
final class GlossaryHtml {
  private static final int MOST_NAMES = 12;
  private static final String SET_NAME = "Skilltide's glossary";
  private static final String SET_DEFINITION = "Skills, industries, roles and levels that job postings name, each in a sentence.";

  private GlossaryHtml() {}

  /** What the head says of a term. */
  static String head(Term term) {
    return head(term.name(), term.definition(), term.path(), AnswerJson.object(json -> describe(json, term)));
  }

  /** What the head says of the glossary. */
  static String head() {
    return head("Glossary", SET_DEFINITION, Glossary.PATH, AnswerJson.object(json -> {
      json.writeStringField("@context", "https://schema.org");
      describeSet(json);
      json.writeStringField("description", SET_DEFINITION);
    }));
  }

  private static String head(String title, String description, String path, String json) {
    return """
          <meta name="description" content="%s">
          <title>%s · Skilltide</title>
          <link rel="canonical" href="%s">
          <script type="application/ld+json">%s</script>
        """.formatted(escaped(description), escaped(title), escaped(path), Markup.inScript(json));
  }

  /** A term's page. */
  static String body(Term term) {
    String related = term.related().stream().map(each -> "<p>%s: %s</p>\n".formatted(escaped(each.how()),
        each.terms().stream().map(GlossaryHtml::link).collect(Collectors.joining(", ")))).collect(Collectors.joining());
    String aliases = term.aliases().isEmpty()
        ? ""
        : "<p>Also called: %s</p>\n".formatted(escaped(String.join(", ", named(term.aliases()))));
    return """
        <p><a href="/">Skilltide</a> · <a href="%s">Glossary</a></p>
        <h1>%s</h1>
        <p>%s</p>
        <p><dfn>%s</dfn>: %s</p>
        %s%s<p>Figures: %s</p>
        """.formatted(Glossary.PATH, escaped(term.name()), escaped(term.kind()), escaped(term.name()),
        escaped(term.definition()), aliases, related,
        term.figures().stream().map(GlossaryHtml::link).collect(Collectors.joining(", ")));
  }

  /** What a page without scripts publishes its view with. */
  static String pixel(String address) {
    return "<img src=\"%s\" width=\"1\" height=\"1\" alt=\"\">\n".formatted(escaped(address));
  }

  /** The same for a page that has nothing else to run, with scripts and without. */
  static String beacon(String script, String pixel, String term) {
    return "<script type=\"module\" src=\"%s\" data-term=\"%s\"></script>\n<noscript>%s</noscript>\n".formatted(
        escaped(script),
        escaped(term), pixel(pixel));
  }

  /** How often a term's page was looked at of late. */
  static String views(long views) {
    return "<p>Looked at %,d %s in the last 30 days. <a href=\"/api/v1/terms.csv\">Views of all industries, roles and levels, as CSV</a></p>\n"
        .formatted(views, views == 1 ? "time" : "times");
  }

  // Roles are known by a hundred names and more, of which nobody reads all; programs find them in the JSON-LD.
  private static List<String> named(List<String> aliases) {
    return aliases.size() <= MOST_NAMES
        ? aliases
        : Stream.concat(aliases.stream().limit(MOST_NAMES),
            Stream.of("and %d more".formatted(aliases.size() - MOST_NAMES))).toList();
  }

  /** What the head says where there is no such term; crawlers are to forget the address. */
  static String headOfMissing(String kind) {
    return """
          <meta name="robots" content="noindex">
          <title>No such %s · Skilltide</title>
        """.formatted(escaped(kind));
  }

  /**
   * That there is no such term, and where to go on.
   *
   * @param near what may have been meant
   */
  static String bodyOfMissing(String kind, String name, List<Term> near) {
    String meant = near.isEmpty()
        ? ""
        : "<p>Did you mean %s?</p>\n"
            .formatted(near.stream().map(term -> link(term.link())).collect(Collectors.joining(" or ")));
    return """
        <p><a href="/">Skilltide</a> · <a href="%s">Glossary</a></p>
        <h1>No such %s</h1>
        <p>The glossary has no %s “%s”.</p>
        %s<p>The <a href="%s">glossary</a> lists all terms, the <a href="/">board</a> what is asked for.</p>
        """.formatted(Glossary.PATH, escaped(kind), escaped(kind), escaped(name), meant, Glossary.PATH);
  }

  /** All terms. */
  static String body(Glossary glossary) {
    String letters = glossary.skillsByLetter().keySet().stream()
        .map(letter -> "<a href=\"#terms-%s\">%s</a>".formatted(letter, letter)).collect(Collectors.joining(" "));
    String skills = glossary.skillsByLetter().entrySet().stream()
        .map(each -> section("terms-" + each.getKey(), each.getKey(), each.getValue())).collect(Collectors.joining());
    return """
        <p><a href="/">Skilltide</a></p>
        <h1>Glossary</h1>
        <p>%s</p>
        <nav aria-label="Letters">%s <a href="#industries">Industries</a> <a href="#roles">Roles</a> <a href="#levels">Levels</a></nav>
        %s"""
        .formatted(escaped(SET_DEFINITION), letters,
            skills + section("industries", "Industries", glossary.below("/industries/"))
                + section("roles", "Roles", glossary.below("/roles/"))
                + section("levels", "Levels", glossary.below("/levels/")));
  }

  private static String section(String id, String heading, List<Term> terms) {
    return "<h2 id=\"%s\">%s</h2>\n<ul class=\"terms\">%s</ul>\n".formatted(id, heading, terms.stream()
        .map(term -> "<li>" + link(term.link()) + "</li>").collect(Collectors.joining("\n")));
  }

  private static String link(Term.Link term) {
    return "<a href=\"%s\">%s</a>".formatted(escaped(term.path()), escaped(term.name()));
  }

  private static void describe(JsonGenerator json, Term term) throws IOException {
    json.writeStringField("@context", "https://schema.org");
    json.writeStringField("@type", "DefinedTerm");
    json.writeStringField("@id", term.path());
    json.writeStringField("url", term.path());
    json.writeStringField("name", term.name());
    json.writeStringField("termCode", term.id());
    json.writeStringField("description", term.definition());
    if (!term.aliases().isEmpty()) {
      json.writeFieldName("alternateName");
      json.writeArray(term.aliases().toArray(String[]::new), 0, term.aliases().size());
    }
    json.writeObjectFieldStart("inDefinedTermSet");
    describeSet(json);
    json.writeEndObject();
  }

  private static void describeSet(JsonGenerator json) throws IOException {
    json.writeStringField("@type", "DefinedTermSet");
    json.writeStringField("@id", Glossary.PATH);
    json.writeStringField("url", Glossary.PATH);
    json.writeStringField("name", SET_NAME);
  }
}
