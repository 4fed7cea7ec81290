package skilltide.streams.taxonomy;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The build's check of the taxonomy, which fails it with file, line and reason; what passes is written in the form that is
 * read at start.
 */
final class TaxonomyCompiler {
  private TaxonomyCompiler() {}

  /** @param arguments the folder of the class path that the compiled taxonomy goes into */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0] + TaxonomyFiles.COMPILED);
    Files.deleteIfExists(file);
    Taxonomy taxonomy;
    try {
      taxonomy = Taxonomy.bundled();
    } catch (TaxonomyException e) {
      System.err.println("the taxonomy cannot be used: " + e.getMessage());
      System.exit(1);
      return;
    }
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      TaxonomyFiles.compile(out);
    }
    System.out.printf("taxonomy %s: %d skills, %d industries, %d roles, %d rules%n", taxonomy.version(),
        taxonomy.skills().size(), taxonomy.industries().size(), taxonomy.roles().size(), taxonomy.rules().size());
  }
}
