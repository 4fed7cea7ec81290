package skilltide.dashboard.api;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import skilltide.dashboard.DashboardServer;
import skilltide.dashboard.readings.ReadingStore;
import skilltide.dashboard.readings.Readings;
import skilltide.dashboard.readings.Written;

/**
 * What it takes to take a store of readings away over HTTP: time, bytes, and the heap's peak, to be run with a small heap. Argument: the
 * store's file, as {@code SelectedLatencyTool} fills one. No test: figures are kept in {@code docs/benchmarks}.
 */
public final class ExportTool {
  private static final int PIECE = 1 << 16;
  private static final int BATCHES = 40;

  private final HttpClient http = HttpClient.newHttpClient();

  private ExportTool() {}

  public static void main(String[] arguments) throws Exception {
    new ExportTool().run(Path.of(arguments[0]));
  }

  private void run(Path file) throws Exception {
    try (ReadingStore store = ReadingStore.open(file, "512MB");
        DashboardServer server = DashboardServer.start(Map.of())) {
      server.bean(Readings.class).show(store);
      System.out.printf("# %,d readings, heap of %d MB%n", store.size(), Runtime.getRuntime().maxMemory() >> 20);
      System.out.println("export,seconds,first_byte_ms,mb,rows,heap_peak_mb");
      for (String path : List.of("readings.csv", "readings.ndjson", "daily.csv")) {
        for (String encoding : List.of("identity", "gzip")) {
          take(server.address().resolve("/api/v1/" + path + "?from=2008-01-01"), path, encoding);
        }
      }
      System.out.println("batches,p50_ms,max_ms");
      feed(store, "alone");
      try (InputStream slow = open(server.address().resolve("/api/v1/readings.csv?from=2008-01-01"), "identity");
          InputStream stalled = open(server.address().resolve("/api/v1/readings.ndjson?from=2008-01-01"), "identity")) {
        slow.readNBytes(1_000);
        stalled.readNBytes(1_000);
        feed(store, "beside two exports that nobody reads");
      }
    }
  }

  private void take(URI uri, String path, String encoding) throws Exception {
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long began = System.nanoTime();
    long bytes = 0;
    long lines = 0;
    long first = 0;
    try (InputStream in = open(uri, encoding)) {
      byte[] piece = new byte[PIECE];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        first = bytes == 0 ? System.nanoTime() - began : first;
        bytes += read;
        for (int i = 0; i < read; i++) {
          lines += piece[i] == '\n' ? 1 : 0;
        }
      }
    }
    long peak = pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    System.out.printf("%s %s,%.1f,%d,%d,%s,%d%n", path, encoding, (System.nanoTime() - began) / 1e9,
        TimeUnit.NANOSECONDS.toMillis(first), bytes >> 20, encoding.equals("gzip") ? "" : lines, peak >> 20);
  }

  private InputStream open(URI uri, String encoding) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(uri).header("Accept-Encoding", encoding).build(),
        BodyHandlers.ofInputStream()).body();
  }

  private static void feed(ReadingStore store, String what) {
    double[] millis = new double[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      Written written = new Written();
      for (int each = 0; each < 200; each++) {
        written.posting("2018-04-30", "poster " + each, "go", "sql");
      }
      long began = System.nanoTime();
      store.apply(written.batch());
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf("%s,%.1f,%.1f%n", what, millis[BATCHES / 2], millis[BATCHES - 1]);
  }

  private static List<MemoryPoolMXBean> pools() {
    List<MemoryPoolMXBean> pools = new ArrayList<>(ManagementFactory.getMemoryPoolMXBeans());
    pools.removeIf(pool -> pool.getType() != MemoryType.HEAP);
    return pools;
  }
}
