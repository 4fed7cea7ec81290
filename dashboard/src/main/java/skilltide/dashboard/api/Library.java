package skilltide.dashboard.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;

/** The page's libraries, out of the jars that Maven brings. */
enum Library {
  LIT("lit", "org.mvnpm", "_static"), LIT_HTML("lit-html", "org.mvnpm", "_static"), LIT_ELEMENT("lit-element",
      "org.mvnpm", "_static"), REACTIVE_ELEMENT("reactive-element", "org.mvnpm.at.lit",
          "_static"), UPLOT("uplot", "org.webjars.npm", "webjars");

  private final String word;
  private final String version;
  private final String folder;

  Library(String word, String group, String place) {
    this.word = word;
    this.version = version("META-INF/maven/" + group + "/" + word + "/pom.properties");
    this.folder = "META-INF/resources/" + place + "/" + word + "/" + version + "/";
  }

  /** The library that is served under this name: {@code lit}, or with its version {@code lit@3.3.1}. */
  static Optional<Library> of(String name) {
    return Arrays.stream(values()).filter(each -> name.equals(each.word) || name.equals(each.versioned())).findFirst();
  }

  /** Where it is served, whatever its version. */
  String path() {
    return "/lib/" + word + "/";
  }

  /** Where this version of it is served: what is there never changes. */
  String versionedPath() {
    return "/lib/" + versioned() + "/";
  }

  /** Where its files lie on the class path. */
  String folder() {
    return folder;
  }

  private String versioned() {
    return word + "@" + version;
  }

  private static String version(String properties) {
    try (InputStream in = Library.class.getClassLoader().getResourceAsStream(properties)) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: " + properties);
      }
      Properties known = new Properties();
      known.load(in);
      return known.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
