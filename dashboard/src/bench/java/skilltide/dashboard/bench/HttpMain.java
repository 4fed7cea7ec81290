package skilltide.dashboard.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Starts a server in a process of its own, and for each rate somebody who asks it in another. Arguments: port, postings, seconds to warm
 * up, seconds to measure, encoding, rates.
 */
final class HttpMain {
  private static final String FED = "1000";

  private HttpMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    String options = System.getenv().getOrDefault("SERVER_OPTIONS", "-Xms2g -Xmx2g -XX:+UseTransparentHugePages");
    int rates = arguments.length - 5;
    int seconds = 10 + rates * (10 + Integer.parseInt(arguments[2]) + Integer.parseInt(arguments[3]));
    Process server = start(List.of(options.split(" ")), ServerMain.class, arguments[0], arguments[1], FED, Integer.toString(seconds));
    BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
    try {
      String line = said.readLine();
      while (line != null && !line.startsWith("ready")) {
        line = said.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("The server has not started");
      }
      for (String rate : Arrays.copyOfRange(arguments, 5, arguments.length)) {
        Process load = start(List.of("-Xmx256m", "-XX:+UseSerialGC"), LoadMain.class, arguments[0], rate, arguments[2],
            arguments[3], arguments[4]);
        load.inputReader(StandardCharsets.UTF_8).lines().forEach(System.out::println);
        load.waitFor();
      }
    } finally {
      server.outputWriter(StandardCharsets.UTF_8).close();
    }
    said.lines().filter(line -> line.startsWith("#")).forEach(System.out::println);
    server.waitFor();
  }

  private static Process start(List<String> options, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "-classpath", System.getProperty("java.class.path")));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
