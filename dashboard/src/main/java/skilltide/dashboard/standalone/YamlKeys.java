package skilltide.dashboard.standalone;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import skilltide.dashboard.query.Nearest;

/** The keys of a YAML file and the lines that they stand in, so that a misspelt one is told with its place. */
final class YamlKeys {
  /** By where they stand, such as {@code /glossary/origins} or {@code /sources/0/board}; lines from 1. */
  private final Map<String, Integer> lines = new HashMap<>();

  /** @param yaml that has been read already */
  YamlKeys(LoadSettings settings, String yaml) {
    new Compose(settings).composeString(yaml).ifPresent(root -> look("", root));
  }

  /**
   * Refuses a key that there is not.
   *
   * @param where it would stand: {@code /glossary}; empty at the top
   * @param whose what has these keys, for the message
   * @throws IllegalArgumentException which names the key, its line and the nearest right one
   */
  void requireKnown(String where, String whose, Map<?, ?> fields, Set<String> known) {
    for (Object field : fields.keySet()) {
      String name = String.valueOf(field);
      if (!known.contains(name)) {
        String line = Optional.ofNullable(lines.get(where + '/' + name)).map(" in line %d"::formatted).orElse("");
        throw new IllegalArgumentException("%s has no '%s'%s%s".formatted(whose, name, Nearest.to(name, known)
            .map(near -> ", did you mean '" + near + "'?").orElse("; there is "
                + known.stream().sorted().collect(Collectors.joining(", "))),
            line.isEmpty() ? "" : " (it stands" + line + ")"));
      }
    }
  }

  private void look(String where, Node node) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple field : mapping.getValue()) {
        if (field.getKeyNode() instanceof ScalarNode key) {
          String place = where + '/' + key.getValue();
          key.getStartMark().ifPresent(mark -> lines.put(place, mark.getLine() + 1));
          look(place, field.getValueNode());
        }
      }
    } else if (node instanceof SequenceNode sequence) {
      Iterator<Node> entries = List.copyOf(sequence.getValue()).iterator();
      for (int i = 0; entries.hasNext(); i++) {
        look(where + '/' + i, entries.next());
      }
    }
  }
}
