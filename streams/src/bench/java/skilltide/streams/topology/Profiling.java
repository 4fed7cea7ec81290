package skilltide.streams.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Runs trials under Java's flight recorder and prints where they spend their time and what they allocate. */
final class Profiling {
  private static final int RECORDS_CPU_TIME = 25;

  private Profiling() {}

  static void run(BenchOptions options) throws IOException, ExecutionException, InterruptedException {
    Path folder = options.folder().resolve("profiles");
    Files.createDirectories(folder);
    try (Bench bench = Bench.start(options)) {
      for (Trial trial : options.trials()) {
        Bench.Postings input = bench.input(trial);
        for (int threads : options.numbers("threads")) {
          Path recording = folder.resolve(trial.word() + '-' + threads + ".jfr");
          Map<String, String> figure = bench.measure(trial, threads, input, recorder(recording));
          System.out.printf("%n# %s, %d threads: %s%n", trial.word(), threads, figure);
          Profile profile = Profile.read(recording, Long.parseLong(figure.getOrDefault("from", "")),
              Long.parseLong(figure.getOrDefault("to", "")));
          System.out.println(profile.markdown(options.number("top")));
        }
      }
    }
  }

  private static List<String> recorder(Path recording) {
    String settings = "-XX:StartFlightRecording:filename=" + recording + ",settings=profile,dumponexit=true";
    List<String> jvm = new ArrayList<>(List.of("-Xlog:jfr*=off", "-XX:FlightRecorderOptions:stackdepth=160"));
    // Samples by time on the processor see native code too, RocksDB's above all, and no waiting.
    jvm.add(Runtime.version().feature() >= RECORDS_CPU_TIME && System.getProperty("os.name", "").equals("Linux")
        ? settings + ",jdk.CPUTimeSample#enabled=true,jdk.CPUTimeSample#throttle=5ms"
        : settings);
    return jvm;
  }
}
