package skilltide.streams.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skilltide.streams.taxonomy.ContextRule;
import skilltide.streams.taxonomy.Kind;
import skilltide.streams.taxonomy.Skill;

/** Decides which of the places that spell a skill name it: first those without doubt, then the others by their company. */
final class SkillReader {
  static final String NAMED = "named";
  static final String LISTED = "listed";
  private final SkillLexicon lexicon;
  private final Negation negation;

  SkillReader(SkillLexicon lexicon, Negation negation) {
    this.lexicon = lexicon;
    this.negation = negation;
  }

  /** Every mention in one field, by place, decided. */
  List<Mention> read(TextView view, boolean listing, OwnName own) {
    List<Mention> mentions = new ArrayList<>();
    lexicon.forEach(view, mentions::add);
    Set<String> sure = new HashSet<>();
    for (Mention mention : mentions) {
      first(mention, listing, own);
      if (mention.counts) {
        sure.add(mention.skill.id());
      }
    }
    negateLists(mentions);
    byLists(mentions);
    byCompany(mentions, sure);
    platforms(mentions);
    return mentions;
  }

  /** What can be said of a mention by itself. */
  private void first(Mention mention, boolean listing, OwnName own) {
    TextView view = mention.view;
    if (Addresses.holds(view, mention.start, mention.end)) {
      mention.decide(false, "address");
    } else if (own.covers(view, mention)) {
      mention.decide(false, "employer");
    } else if (negation.of(view, mention.start, mention.end)) {
      mention.decide(false, "negated");
    } else if (mention.context == null) {
      mention.decide(true, NAMED);
    } else if (listing) {
      mention.decide(true, "stated");
    } else if (mention.context.spokenAgainst(view, mention.start, mention.end)) {
      mention.decide(false, mention.context.rule().id());
    } else if (!mention.small && mention.context.spokenFor(view, mention.start, mention.end)) {
      mention.decide(true, mention.context.rule().id());
    }
  }

  /** What is negated takes the rest of its list with it: no Java, PHP or Perl. */
  private static void negateLists(List<Mention> mentions) {
    for (int i = 1; i < mentions.size(); i++) {
      Mention last = mentions.get(i - 1);
      Mention mention = mentions.get(i);
      if ("negated".equals(last.rule) && ListGap.joins(last.view, last.end, mention.start)) {
        mention.decide(false, "negated");
      }
    }
  }

  /** In a list each one speaks for its neighbours. */
  private static void byLists(List<Mention> mentions) {
    int i = 0;
    while (i < mentions.size()) {
      int end = i + 1;
      while (end < mentions.size()
          && ListGap.joins(mentions.get(end).view, mentions.get(end - 1).end, mentions.get(end).start)) {
        end++;
      }
      List<Mention> list = mentions.subList(i, end);
      long speaking = list.stream().filter(m -> m.counts || m.open()).map(m -> m.skill.id()).distinct().count();
      boolean sure = list.stream().anyMatch(m -> m.counts && m.context == null);
      for (Mention mention : list) {
        if (mention.open() && mention.context != null && speaking > 1 && switch (mention.context.rule().inList()) {
          case ANY -> !mention.small || sure;
          case SURE -> sure;
          case NEVER -> false;
        }) {
          mention.decide(true, LISTED);
        }
      }
      i = end;
    }
  }

  private static void byCompany(List<Mention> mentions, Set<String> sure) {
    for (int i = 0; i < mentions.size(); i++) {
      Mention mention = mentions.get(i);
      if (!mention.open() || mention.context == null) {
        continue;
      }
      ContextRule rule = mention.context.rule();
      boolean yes = !mention.small && (rule.otherwise() || mention.context.accompaniedBy(sure)
          || rule.company() > 0 && !mention.lower() && company(mentions, i) >= rule.company());
      mention.decide(yes, rule.id());
    }
  }

  private static int company(List<Mention> mentions, int index) {
    Mention mention = mentions.get(index);
    Set<String> others = new HashSet<>();
    for (int i = index - 1; i >= 0 && mention.start - mentions.get(i).end < ContextRule.NEAR; i--) {
      keep(mentions.get(i), others);
    }
    for (int i = index + 1; i < mentions.size() && mentions.get(i).start - mention.end < ContextRule.NEAR; i++) {
      keep(mentions.get(i), others);
    }
    others.remove(mention.skill.id());
    return others.size();
  }

  private static void keep(Mention mention, Set<String> others) {
    boolean sure = mention.context == null || LISTED.equals(mention.rule);
    if (mention.counts && sure && mention.skill.kind() != Kind.PRACTICE) {
      others.add(mention.skill.id());
    }
  }

  /** What is called after the platform that it is a part of, as AWS Lambda, names the platform too. */
  private void platforms(List<Mention> mentions) {
    int before = mentions.size();
    for (Mention mention : List.copyOf(mentions)) {
      for (String parent : mention.skill.links().partOf()) {
        Skill platform = lexicon.platformNamedBy(parent, mention.view, mention.start, mention.end);
        if (mention.counts && platform != null) {
          int end = lexicon.firstWordEnd(mention.view, mention.start);
          Mention named = new Mention(platform, mention.view, mention.start, end, null, false);
          named.decide(true, "part of " + parent);
          mentions.add(named);
        }
      }
    }
    if (mentions.size() > before) {
      mentions.sort(Comparator.comparingInt(mention -> mention.start));
    }
  }

  /** The first mention of each skill that counts; one that needs no rule is better than one that does. */
  static Map<String, Mention> best(List<Mention> mentions) {
    Map<String, Mention> best = new LinkedHashMap<>();
    for (Mention mention : mentions) {
      Mention known = best.get(mention.skill.id());
      if (mention.counts && (known == null || !NAMED.equals(known.rule) && NAMED.equals(mention.rule))) {
        best.put(mention.skill.id(), mention);
      }
    }
    return best;
  }
}
