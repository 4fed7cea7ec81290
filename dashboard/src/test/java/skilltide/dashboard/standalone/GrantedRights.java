package skilltide.dashboard.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The lines of {@code kafka-acls.sh} in docs/operating.md. */
final class GrantedRights {
  private GrantedRights() {}

  static List<AclBinding> documented() throws IOException {
    List<AclBinding> all = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("../docs/operating.md"))) {
      if (line.strip().startsWith("kafka-acls.sh")) {
        all.addAll(bindings(line.strip().split("\\s+")));
      }
    }
    return all;
  }

  private static List<AclBinding> bindings(String[] words) {
    String principal = "";
    PatternType pattern = PatternType.LITERAL;
    List<AclOperation> operations = new ArrayList<>();
    List<ResourcePattern> resources = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      switch (words[i]) {
        case "--add", "$TO" -> {
        }
        case "--allow-principal" -> principal = words[++i];
        case "--operation" -> operations.add(AclOperation.fromString(words[++i].toUpperCase(Locale.ROOT)));
        case "--resource-pattern-type" -> pattern = PatternType.fromString(words[++i].toUpperCase(Locale.ROOT));
        case "--topic" -> resources.add(resource(ResourceType.TOPIC, words[++i]));
        case "--group" -> resources.add(resource(ResourceType.GROUP, words[++i]));
        case "--transactional-id" -> resources.add(resource(ResourceType.TRANSACTIONAL_ID, words[++i]));
        default -> throw new IllegalStateException("Not known: " + words[i]);
      }
    }
    List<AclBinding> all = new ArrayList<>();
    for (ResourcePattern each : resources) {
      for (AclOperation operation : operations) {
        all.add(new AclBinding(new ResourcePattern(each.resourceType(), each.name(), pattern),
            new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)));
      }
    }
    return all;
  }

  private static ResourcePattern resource(ResourceType type, String name) {
    return new ResourcePattern(type, name, PatternType.LITERAL);
  }
}
