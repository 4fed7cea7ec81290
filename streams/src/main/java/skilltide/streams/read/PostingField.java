package skilltide.streams.read;

/**
 * A field of a posting as it is read.
 *
 * @param name title, skills or text
 * @param view its characters
 * @param outline its lines
 */
record PostingField(String name, TextView view, Outline outline) {
  static final String TITLE = "title";
  static final String SKILLS = "skills";
  static final String TEXT = "text";

  PostingField(String name, TextView view) {
    this(name, view, new Outline(view));
  }

  boolean lists() {
    return name.equals(SKILLS);
  }

  /** Words of the field by where they stand in the view. */
  Evidence evidence(int start, int end, String rule) {
    return new Evidence(name, view.from(start), view.to(end), view.as(start, end), rule);
  }

  /** A place that spells a skill, with what decided. */
  SkillRead read(Mention mention) {
    String rule = mention.rule == null ? SkillReader.NAMED : mention.rule;
    return new SkillRead(mention.skill, name, view.from(mention.start), view.to(mention.end),
        view.as(mention.start, mention.end), rule, Snippet.around(view, mention.start, mention.end));
  }
}
