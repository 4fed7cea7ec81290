package skilltide.streams.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.taxonomy.Taxonomy;

/** Reads postings. Immutable: one reader serves all threads; making one compiles the taxonomy. */
public final class PostingReader {
  private final Taxonomy taxonomy;
  private final SkillReader skills;

  public PostingReader(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    skills = new SkillReader(new SkillLexicon(taxonomy), new Negation(taxonomy.words("negation-before"),
        taxonomy.words("negation-after")));
  }

  /** @param stated what the source says beside the text: it wins over what is read */
  public Reading read(Content content, Stated stated) {
    Map<String, TextView> fields = fields(content);
    return new Reading(skills(fields), null, List.of(), List.of(), List.of(), stated.remote(), stated.employer(),
        List.of(), null, taxonomy.version(), List.of());
  }

  private static Map<String, TextView> fields(Content content) {
    Map<String, TextView> fields = new LinkedHashMap<>();
    String title = content.title();
    if (title != null) {
      fields.put("title", TextView.of(title, TextFormat.PLAIN));
    }
    fields.put("text", TextView.of(content.text(), content.format()));
    String skills = content.skills();
    if (skills != null) {
      fields.put("skills", TextView.of(skills, TextFormat.PLAIN));
    }
    return fields;
  }

  private List<SkillRead> skills(Map<String, TextView> fields) {
    Map<String, SkillRead> found = new LinkedHashMap<>();
    fields.forEach((field, view) -> {
      List<Mention> mentions = skills.read(view, field.equals("skills"));
      SkillReader.best(mentions).forEach((id, mention) -> found.putIfAbsent(id, read(field, view, mention)));
    });
    return new ArrayList<>(found.values());
  }

  private static SkillRead read(String field, TextView view, Mention mention) {
    String rule = mention.rule == null ? SkillReader.NAMED : mention.rule;
    return new SkillRead(mention.skill, field, view.from(mention.start), view.to(mention.end),
        view.as(mention.start, mention.end), rule);
  }
}
