package skilltide.streams.taxonomy;

import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One entry of a YAML list with its place in the file, so that whatever is wrong can be told with its line. */
final class YamlEntry {
  private final String file;
  private final int line;
  private final Map<String, Node> fields;

  private YamlEntry(String file, int line, Map<String, Node> fields) {
    this.file = file;
    this.line = line;
    this.fields = fields;
  }

  /**
   * The entries of a file that is a YAML list of mappings; an empty file has none.
   *
   * @param lines whether to keep the lines for error messages, which takes three times as long
   */
  static List<YamlEntry> list(String file, Reader yaml, Set<String> known, boolean lines) {
    Optional<Node> root = root(file, yaml, lines);
    return root.isEmpty() ? List.of() : list(file, root.get(), known);
  }

  /**
   * The lists of a file that is a mapping of them; a file that is one list has only the first.
   *
   * @param known the lists that there may be, with the fields of their entries
   */
  static Map<String, List<YamlEntry>> lists(String file, Reader yaml, SequencedMap<String, Set<String>> known) {
    Optional<Node> root = root(file, yaml, true);
    Map<String, List<YamlEntry>> lists = new HashMap<>();
    if (root.isPresent() && root.get() instanceof MappingNode) {
      of(file, root.get(), known.keySet()).fields
          .forEach((name, node) -> lists.put(name, list(file, node, known.getOrDefault(name, Set.of()))));
    } else if (root.isPresent()) {
      lists.put(known.firstEntry().getKey(), list(file, root.get(), known.firstEntry().getValue()));
    }
    return lists;
  }

  /** The same of what was parsed before. */
  static List<YamlEntry> list(String file, Node node, Set<String> known) {
    if (!(node instanceof SequenceNode entries)) {
      throw new TaxonomyException(file, line(node), "must be a list of entries, each starting with '- id:'");
    }
    List<YamlEntry> list = new ArrayList<>(entries.getValue().size());
    for (Node entry : entries.getValue()) {
      list.add(of(file, entry, known));
    }
    return list;
  }

  /**
   * What a file holds; nothing when it is empty.
   *
   * @param lines as for {@link #list(String, Reader, Set, boolean)}
   */
  static Optional<Node> root(String file, Reader yaml, boolean lines) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).setUseMarks(lines)
          .build();
      return new Compose(settings).composeReader(yaml);
    } catch (MarkedYamlEngineException e) {
      int at = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      throw new TaxonomyException(file, at, "is no YAML: " + e.getProblem());
    } catch (YamlEngineException e) { // such as a character that YAML does not allow
      throw new TaxonomyException(file, 0, "is no YAML: " + e.getMessage());
    }
  }

  private static YamlEntry of(String file, Node node, Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw new TaxonomyException(file, line(node), "must be an entry with fields, such as 'id: go'");
    }
    Map<String, Node> fields = LinkedHashMap.newLinkedHashMap(mapping.getValue().size());
    for (NodeTuple field : mapping.getValue()) {
      String name = field.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
      if (!known.contains(name)) {
        throw new TaxonomyException(file, line(field.getKeyNode()),
            "unknown field '%s'; known are %s".formatted(name, known.stream().sorted().toList()));
      }
      if (fields.put(name, field.getValueNode()) != null) {
        throw new TaxonomyException(file, line(field.getKeyNode()), "field '" + name + "' stands there twice");
      }
    }
    return new YamlEntry(file, line(node), fields);
  }

  String file() {
    return file;
  }

  /** Counted from one; 0 when the lines were not kept. */
  int line() {
    return line;
  }

  /** A problem of this entry as a whole. */
  TaxonomyException problem(String reason) {
    return new TaxonomyException(file, line, reason);
  }

  /** A problem of one field, told with the field's own line. */
  TaxonomyException problem(String field, String reason) {
    Node node = fields.get(field);
    return new TaxonomyException(file, node == null ? line : line(node), field + ": " + reason);
  }

  String text(String field) {
    return optionalText(field).orElseThrow(() -> problem("'" + field + "' is missing"));
  }

  Optional<String> optionalText(String field) {
    Node node = fields.get(field);
    if (node == null) {
      return Optional.empty();
    }
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw problem(field, "must be a text");
    }
    return Optional.of(scalar.getValue());
  }

  /** The texts of a list; a single text counts as a list of one; absent is empty. */
  List<String> texts(String field) {
    Node node = fields.get(field);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(text(field));
    }
    List<String> texts = new ArrayList<>(sequence.getValue().size());
    for (Node item : sequence.getValue()) {
      if (!(item instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
        throw new TaxonomyException(file, line(item), field + ": must be a list of texts");
      }
      texts.add(scalar.getValue());
    }
    return texts;
  }

  /** The entries of a field that is a list of mappings. */
  List<YamlEntry> entries(String field, Set<String> known) {
    Node node = fields.get(field);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      throw problem(field, "must be a list");
    }
    List<YamlEntry> entries = new ArrayList<>(sequence.getValue().size());
    for (Node item : sequence.getValue()) {
      entries.add(of(file, item, known));
    }
    return entries;
  }

  /** The texts of a field that is a mapping, by their names. */
  Map<String, String> pairs(String field) {
    Node node = fields.get(field);
    if (node == null) {
      return Map.of();
    }
    if (!(node instanceof MappingNode mapping)) {
      throw problem(field, "must be a mapping, such as 'api architect: lead'");
    }
    Map<String, String> pairs = LinkedHashMap.newLinkedHashMap(mapping.getValue().size());
    for (NodeTuple pair : mapping.getValue()) {
      if (!(pair.getKeyNode() instanceof ScalarNode key) || !(pair.getValueNode() instanceof ScalarNode value)) {
        throw new TaxonomyException(file, line(pair.getKeyNode()), field + ": must map texts to texts");
      }
      pairs.put(key.getValue(), value.getValue());
    }
    return pairs;
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
