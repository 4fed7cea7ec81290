package skilltide.streams.taxonomy;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Finds and opens the data files, and digests what was read into the taxonomy's version. The bundled ones are read as the
 * build has compiled them, unless errors shall be told with their lines.
 */
final class TaxonomyFiles {
  static final String INDUSTRIES = "industries.yaml";
  static final String ROLES = "roles.yaml";
  static final String LEVELS = "seniorities.yaml";
  static final String EMPLOYERS = "employers.yaml";
  static final String WORDS = "rules/words.yaml";
  static final String RULES = "rules/ambiguous.yaml";
  private static final String FOLDER = "/skilltide/taxonomy/";
  static final String COMPILED = FOLDER + "compiled";
  private static final int VERSION_LENGTH = 12;
  private final MessageDigest digest = sha256();
  private final boolean lines;
  private final Map<String, Compiled> compiled;

  private record Compiled(String hash, Node root) {}

  /** @param lines whether errors can be told with their lines */
  TaxonomyFiles(boolean lines) {
    this.lines = lines;
    compiled = lines ? Map.of() : compiled();
  }

  static String skills(Kind kind) {
    return "skills/" + kind.word() + ".yaml";
  }

  /** The entries of a file of the class path. */
  List<YamlEntry> bundled(String name, Set<String> fields) {
    Compiled parsed = compiled.get(name);
    if (parsed != null) {
      digest(parsed.hash());
      return YamlEntry.list(name, parsed.root(), fields);
    }
    return YamlEntry.list(name, digested(bytes(name)), fields, lines);
  }

  /**
   * The lists of an operator's own file, always with their lines: it is short.
   *
   * @param known as for {@link YamlEntry#lists}
   */
  Map<String, List<YamlEntry>> own(Path file, SequencedMap<String, Set<String>> known) {
    try {
      return YamlEntry.lists(file.toString(), digested(Files.readAllBytes(file)), known);
    } catch (IOException e) {
      throw new TaxonomyException(file.toString(), 0, "cannot be read (" + e.getClass().getSimpleName() + ')');
    }
  }

  /** A digest of all that was opened, the same for the same content. */
  String version() {
    return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
  }

  /** Writes the bundled files in the form that is read at start. */
  static void compile(DataOutputStream out) throws IOException {
    List<String> names = new ArrayList<>(List.of(INDUSTRIES, ROLES, LEVELS, EMPLOYERS, WORDS, RULES));
    Arrays.stream(Kind.values()).map(TaxonomyFiles::skills).forEach(names::add);
    out.writeInt(names.size());
    for (String name : names) {
      byte[] yaml = bytes(name);
      out.writeUTF(name);
      out.writeUTF(hash(yaml));
      CompiledYaml.write(YamlEntry.root(name, reader(yaml), false)
          .orElseThrow(() -> new TaxonomyException(name, 0, "is empty")), out);
    }
  }

  private static Map<String, Compiled> compiled() {
    try (InputStream found = TaxonomyFiles.class.getResourceAsStream(COMPILED)) {
      if (found == null) {
        return Map.of(); // not built by Maven
      }
      DataInputStream in = new DataInputStream(new BufferedInputStream(found));
      Map<String, Compiled> files = new HashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        files.put(in.readUTF(), new Compiled(in.readUTF(), CompiledYaml.read(in)));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream in = TaxonomyFiles.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new TaxonomyException(name, 0, "is missing from the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reader digested(byte[] bytes) {
    digest(hash(bytes));
    return reader(bytes);
  }

  private void digest(String hash) {
    digest.update(hash.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static Reader reader(byte[] bytes) {
    return new StringReader(new String(bytes, StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
