package skilltide.streams.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import skilltide.ingest.event.TextFormat;

/** Tells people what was read, with the text as they see it and every reason. */
final class Explainer {
  private final TextFormat format;

  /** @param format of the text as it came */
  Explainer(TextFormat format) {
    this.format = format;
  }

  /** @param mentions every place of each field that spells a skill, counted or not */
  Explanation explain(Reading reading, Posting posting, Map<String, List<Mention>> mentions) {
    List<Explanation.Field> fields = posting.all().stream()
        .map(field -> field(field, mentions.getOrDefault(field.name(), List.of()))).toList();
    return new Explanation(reading, fields, because(reading));
  }

  private static Explanation.Field field(PostingField field, List<Mention> mentions) {
    List<Explanation.Mark> marks = mentions.stream()
        .filter(mention -> !Addresses.opensAt(field.view(), mention.end))
        .sorted(Comparator.comparingInt(mention -> mention.start))
        .map(mention -> new Explanation.Mark(mention.start, mention.end, mention.skill, mention.counts,
            field.read(mention).rule(), Reasons.of(mention, mentions)))
        .toList();
    return new Explanation.Field(field.name(), field.view().written(), marks);
  }

  private List<Explanation.Because> because(Reading reading) {
    List<Explanation.Because> because = new ArrayList<>();
    reading.evidence().forEach(one -> because
        .add(new Explanation.Because(one.of(), one.value(), seen(one.evidence()), one.evidence().rule())));
    reading.pay().forEach(pay -> because
        .add(new Explanation.Because("pay", pay.words(), seen(pay.evidence()), pay.evidence().rule())));
    return because;
  }

  private String seen(Evidence evidence) {
    TextFormat written = evidence.field().equals(PostingField.TEXT) ? format : TextFormat.PLAIN;
    return TextView.of(evidence.as(), written).written().replace('\n', ' ').strip();
  }
}
