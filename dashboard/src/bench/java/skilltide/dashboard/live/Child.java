package skilltide.dashboard.live;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A process that is spoken with line by line. */
final class Child implements AutoCloseable {
  private final Process process;
  private final OutputStream in;
  private final BufferedReader out;

  private Child(Process process, OutputStream in, InputStream out) {
    this.process = process;
    this.in = in;
    this.out = new BufferedReader(new InputStreamReader(out, StandardCharsets.UTF_8));
  }

  static Child start(List<String> command) throws IOException {
    return of(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  static Child of(Process process) {
    return new Child(process, process.getOutputStream(), process.getInputStream());
  }

  /** One whose output goes elsewhere, and who speaks on its error output. */
  static Child speakingOnErrors(Process process) {
    return new Child(process, process.getOutputStream(), process.getErrorStream());
  }

  /** A JVM with a main class of ours. Micronaut's WebSockets are only there for the one who wants them. */
  static List<String> java(String main, boolean withWebSockets, Object... arguments) {
    String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(each -> withWebSockets || !each.contains("micronaut-websocket"))
        .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
        "-Xmx1500m", "--enable-native-access=ALL-UNNAMED", "-cp", path, main));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    return command;
  }

  void say(String line) throws IOException {
    in.write((line + '\n').getBytes(StandardCharsets.US_ASCII));
    in.flush();
  }

  /** What stands behind these words in the next line that begins with them. */
  String hear(String words) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(words)) {
        return line.substring(words.length()).strip();
      }
    }
    throw new IOException("Ended without a word of '" + words + "'");
  }

  @Override
  public void close() {
    try {
      process.destroy();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
