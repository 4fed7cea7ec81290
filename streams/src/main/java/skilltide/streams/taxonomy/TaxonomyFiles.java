package skilltide.streams.taxonomy;

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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Finds and opens the data files, and digests what was read into the taxonomy's version. */
final class TaxonomyFiles {
  private static final String FOLDER = "/skilltide/taxonomy/";
  private static final int VERSION_LENGTH = 12;
  private final MessageDigest digest;
  private final boolean lines;

  /** @param lines whether errors can be told with their lines */
  TaxonomyFiles(boolean lines) {
    this.lines = lines;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The entries of a file of the class path. */
  List<YamlEntry> bundled(String name, Set<String> fields) {
    try (InputStream in = TaxonomyFiles.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new TaxonomyException(name, 0, "is missing from the class path");
      }
      return YamlEntry.list(name, digested(in.readAllBytes()), fields, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private Reader digested(byte[] bytes) {
    digest.update(bytes);
    return new StringReader(new String(bytes, StandardCharsets.UTF_8));
  }
}
