package skilltide.dashboard.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** A folder on a file system of its own, of a few megabytes, that can be filled up. Needs root. */
final class SmallDisk implements AutoCloseable {
  private final Path folder;
  private final boolean mounted;
  private final AtomicBoolean open = new AtomicBoolean(true);

  private SmallDisk(Path folder, boolean mounted) {
    this.folder = folder;
    this.mounted = mounted;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "unmount-" + folder.getFileName()));
  }

  static SmallDisk mount(Path folder, int megabytes) throws IOException {
    Files.createDirectories(folder);
    return new SmallDisk(folder,
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()));
  }

  boolean isMounted() {
    return mounted;
  }

  /** Leaves no room for another byte. */
  void fill() throws IOException {
    byte[] bytes = new byte[4 << 10];
    try (OutputStream ballast = Files.newOutputStream(ballast())) {
      while (true) {
        ballast.write(bytes);
      }
    } catch (IOException e) {
      if (folder.toFile().getUsableSpace() > bytes.length) {
        throw e;
      }
    }
  }

  void clear() throws IOException {
    Files.delete(ballast());
  }

  @Override
  public void close() {
    if (mounted && open.getAndSet(false)) {
      run("umount", "--lazy", folder.toString());
    }
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such command
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
