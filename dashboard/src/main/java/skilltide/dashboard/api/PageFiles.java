package skilltide.dashboard.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The page's own files, all of them in memory, and their version: a digest of all their contents. What is asked for under its version
 * never changes, and modules that name each other relatively stay within it.
 */
final class PageFiles {
  private static final String FOLDER = "public/";
  private static final String VERSIONED = "/page@";

  private final Map<String, Asset> files = new TreeMap<>();
  private final String version;

  PageFiles() {
    StringBuilder tags = new StringBuilder();
    for (String path : paths()) {
      Asset.load(FOLDER, path).ifPresent(asset -> files.put(path, asset));
    }
    files.forEach((path, asset) -> tags.append(path).append(asset.tag()));
    version = Asset.sha256(tags.toString().getBytes(StandardCharsets.UTF_8)).replaceAll("[^A-Za-z0-9]", "").substring(0,
        12);
  }

  /** A file by its path in the page's folder, such as {@code js/main.js}. */
  Optional<Asset> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** A file that the page cannot do without. */
  Asset needed(String path) {
    return file(path).orElseThrow(() -> new IllegalStateException("Not on the class path: " + FOLDER + path));
  }

  /** Where this version of the file is served. */
  String versionedPath(String path) {
    return VERSIONED + version + "/" + path;
  }

  boolean isVersion(String other) {
    return version.equals(other);
  }

  private static List<String> paths() {
    URL index = PageFiles.class.getClassLoader().getResource(FOLDER + "index.html");
    if (index == null) {
      throw new IllegalStateException("Not on the class path: " + FOLDER + "index.html");
    }
    try {
      if (index.openConnection() instanceof JarURLConnection jar) {
        return jar.getJarFile().stream().filter(entry -> !entry.isDirectory() && entry.getName().startsWith(FOLDER))
            .map(entry -> entry.getName().substring(FOLDER.length())).toList();
      }
      Path folder = Path.of(index.toURI()).resolveSibling("");
      try (Stream<Path> below = Files.walk(folder)) {
        return below.filter(Files::isRegularFile).map(each -> folder.relativize(each).toString().replace('\\', '/'))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("No address of a file: " + index, e);
    }
  }
}
