package skilltide.dashboard.standalone;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import skilltide.ingest.keys.KeyFile;

/** What an instance needs of the machine that it runs on. Changes nothing there. */
record MachineChecks(ProgramSettings settings) {
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;
  private static final int OLDEST_JAVA = 21;
  /** Of all roles with the embedded Kafka, and no more postings than there are in a demo. */
  private static final long LEAST_HEAP = 256 * MB;
  private static final double MOST_OF_MEMORY = 0.75;
  private static final long LEAST_DISK = 200 * MB;
  private static final long LITTLE_DISK = 2 * GB;

  List<Finding> all() {
    List<Finding> all = new ArrayList<>(List.of(java(), memory(), port("port", settings.port(), "--port")));
    settings.serving().managementPort()
        .ifPresent(own -> all.add(port("management port", own, "--management-port")));
    settings.serving().tls().ifPresent(tls -> all.add(tls(tls)));
    all.add(data());
    all.add(disk());
    all.add(natives());
    all.add(keys());
    return all;
  }

  private static Finding java() {
    Runtime.Version version = Runtime.version();
    String said = version + ", " + System.getProperty("java.home");
    return version.feature() >= OLDEST_JAVA
        ? Finding.ok("Java", said)
        : Finding.fail("Java", said, "install " + OLDEST_JAVA + " or newer, or set JAVA_HOME");
  }

  private static Finding memory() {
    long heap = Runtime.getRuntime().maxMemory();
    long memory = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Long.MAX_VALUE;
    return memory(heap, memory);
  }

  /**
   * Whether it is enough, and leaves enough.
   *
   * @param heap what the JVM may use at most, bytes
   * @param memory what the machine, or the container, has, bytes
   */
  static Finding memory(long heap, long memory) {
    String said = "a heap of at most %,d MB of %,d MB".formatted(heap / MB, memory / MB);
    if (heap < LEAST_HEAP) {
      return Finding.warn("memory", said,
          "give it %d MB or more, as SKILLTIDE_JAVA_OPTS=-Xmx1g does".formatted(LEAST_HEAP / MB));
    }
    return heap > memory * MOST_OF_MEMORY
        ? Finding.warn("memory", said,
            "leave a quarter to RocksDB, DuckDB and the network: lower -Xmx, or the system ends the process")
        : Finding.ok("memory", said);
  }

  private Finding port(String check, int port, String option) {
    if (port == 0) {
      return Finding.ok(check, "any free one");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(settings.host(), port));
      return Finding.ok(check, "%d at %s is free".formatted(port, settings.host()));
    } catch (IOException | IllegalArgumentException e) {
      return Finding.fail(check, "%d at %s cannot be listened on (%s)".formatted(port, settings.host(), e.getMessage()),
          "stop the program that has it, or name another with " + option + " or --host");
    }
  }

  private static Finding tls(ProgramSettings.Tls tls) {
    return TlsFiles.problem(tls)
        .map(why -> Finding.fail("TLS", why, "name others with --tls-certificate and --tls-key"))
        .orElseGet(() -> TlsFiles.finding(tls));
  }

  private Finding data() {
    Path data = settings.data().toAbsolutePath();
    try {
      if (Files.exists(data.resolve(DataFolder.PROPERTIES))) {
        DataFolder.open(data).close();
        return writable(data) ? Finding.ok("data folder", data + ", of this program") : notWritable(data);
      }
      Path there = existing(data);
      if (!there.equals(data)) {
        return writable(there) ? Finding.ok("data folder", data + " will be made") : notWritable(there);
      }
      if (!Files.isDirectory(data)) {
        return Finding.fail("data folder", data + " is a file", "name another with --data");
      }
      DataFolder.refuseForeign(data);
      return writable(data) ? Finding.ok("data folder", data + " is empty") : notWritable(data);
    } catch (DataFolder.InUseException e) {
      return Finding.warn("data folder", data + " is in use by an instance that runs",
          "stop it before another is started with this folder");
    } catch (CannotStartException e) {
      return Finding.fail("data folder", data + " cannot be used", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return notWritable(data);
    }
  }

  private static Finding notWritable(Path folder) {
    return Finding.fail("data folder", folder + " cannot be written by " + System.getProperty("user.name"),
        "make it writable, or name another with --data");
  }

  // Tried, not asked for: mounts may be read-only, and those who are root may do what is not written.
  private static boolean writable(Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path existing(Path path) {
    Path there = path;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  private Finding disk() {
    Path data = existing(settings.data().toAbsolutePath());
    try {
      FileStore store = Files.getFileStore(data);
      return disk(store.getUsableSpace(), store.getTotalSpace(), data);
    } catch (IOException e) {
      return Finding.warn("disk", "how much is free below %s is not told (%s)".formatted(data, e.getMessage()),
          "look with df");
    }
  }

  /**
   * Whether there is room.
   *
   * @param free bytes
   * @param size of all the disk, bytes
   */
  static Finding disk(long free, long size, Path below) {
    String said = "%,d MB free of %,d MB below %s".formatted(free / MB, size / MB, below);
    if (free < LEAST_DISK) {
      return Finding.fail("disk", said, "make room, or name a folder of another disk with --data");
    }
    return free < LITTLE_DISK
        ? Finding.warn("disk", said, "make room: a full disk stops counting until there is some")
        : Finding.ok("disk", said);
  }

  private static Finding natives() {
    String folder = System.getProperty("java.io.tmpdir");
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:")) {
      return database.isValid(1)
          ? Finding.ok("native code", "loads from " + folder)
          : Finding.fail("native code", "DuckDB does not answer", "reinstall the program");
    } catch (SQLException | LinkageError e) {
      return Finding.fail("native code",
          "libraries cannot be unpacked and loaded from %s (%s)".formatted(folder, e.getMessage()),
          "let it be written and run from (no noexec), or name another with"
              + " SKILLTIDE_JAVA_OPTS=-Djava.io.tmpdir=FOLDER");
    }
  }

  private Finding keys() {
    Path file = settings.keyFile();
    try {
      int count = new KeyFile(file).read().size();
      if (count == 0 && UpCommand.keysNeeded(settings).isPresent()) {
        return Finding.warn("keys", "there are none, and others than this machine reach " + settings.host(),
            UpCommand.keysNeeded(settings).get());
      }
      return Finding.ok("keys", count == 0 ? "none, and none needed" : count + " in " + file);
    } catch (IOException e) {
      return Finding.fail("keys", file + " cannot be read (" + e.getMessage() + ')',
          "let " + System.getProperty("user.name") + " read it, or name another with --keys");
    }
  }
}
