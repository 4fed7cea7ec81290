package skilltide.streams.taxonomy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML that was parsed at build time, as bytes that are read back in a few milliseconds; it has no lines any more. */
final class CompiledYaml {
  private static final int TEXT = 0;
  private static final int LIST = 1;
  private static final int MAPPING = 2;

  private CompiledYaml() {}

  static void write(Node node, DataOutputStream out) throws IOException {
    switch (node) {
      case ScalarNode text -> {
        out.writeByte(TEXT);
        out.writeUTF(text.getValue());
      }
      case SequenceNode list -> {
        out.writeByte(LIST);
        out.writeInt(list.getValue().size());
        for (Node item : list.getValue()) {
          write(item, out);
        }
      }
      case MappingNode mapping -> {
        out.writeByte(MAPPING);
        out.writeInt(mapping.getValue().size());
        for (NodeTuple field : mapping.getValue()) {
          write(field.getKeyNode(), out);
          write(field.getValueNode(), out);
        }
      }
      default -> throw new IOException("no text, list or mapping: " + node.getNodeType());
    }
  }

  static Node read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case TEXT -> text(in.readUTF());
      case LIST -> {
        int size = in.readInt();
        List<Node> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          items.add(read(in));
        }
        yield new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK);
      }
      case MAPPING -> {
        int size = in.readInt();
        List<NodeTuple> fields = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          fields.add(new NodeTuple(read(in), read(in)));
        }
        yield new MappingNode(Tag.MAP, fields, FlowStyle.BLOCK);
      }
      default -> throw new IOException("no kind of node: " + kind);
    };
  }

  private static Node text(String value) {
    return new ScalarNode(Tag.STR, true, value, ScalarStyle.PLAIN, Optional.empty(), Optional.empty());
  }
}
