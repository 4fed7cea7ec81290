package skilltide.dashboard.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPOutputStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;
import skilltide.dashboard.query.Lines;
import skilltide.dashboard.readings.Export;

/**
 * An export on its way to whoever asked for it: the next piece is made when the socket has taken the ones before, on a thread that may
 * wait for the database. Whenever its reader goes, before it has begun or in the middle of a piece, everything is let go, on such a thread
 * too.
 */
final class Streamed {
  private static final int PIECE = 16_384;
  private static final int ROWS_AT_ONCE = 50;
  /** However slowly it is read: it holds on to a state of the readings. */
  static final Duration MOST_TIME = Duration.ofHours(1);

  private final Export export;
  private final Lines lines;
  private final Turns.Turn turn;
  private final long end = System.nanoTime() + MOST_TIME.toNanos();
  private final ByteArrayOutputStream made = new ByteArrayOutputStream(2 * PIECE);
  private final OutputStream out;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean finished;
  private boolean closed;

  /** @param turn that ends with it */
  Streamed(Export export, Lines lines, boolean zips, Turns.Turn turn) {
    this.export = export;
    this.lines = lines;
    this.turn = turn;
    try {
      this.out = zips ? new GZIPOutputStream(made, PIECE) : made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pieces, for one subscriber; when it goes, or has had them all, everything is let go. */
  Flux<byte[]> pieces(ExecutorService threads) {
    return Flux.<byte[]>generate(this::next).subscribeOn(Schedulers.fromExecutorService(threads))
        .doFinally(signal -> threads.execute(this::close));
  }

  private void next(SynchronousSink<byte[]> sink) {
    lock.lock();
    try {
      if (closed) {
        sink.complete();
        return;
      }
      while (made.size() < PIECE && !finished) {
        write();
      }
      if (finished) {
        close(); // before the last piece goes: whoever has it may ask for the next at once
      }
      if (made.size() > 0) {
        sink.next(made.toByteArray());
        made.reset();
      } else {
        sink.complete();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
  }

  private void write() throws IOException {
    if (System.nanoTime() > end) {
      throw new IOException("The export was read for more than " + MOST_TIME.toMinutes() + " minutes");
    }
    for (int i = 0; i < ROWS_AT_ONCE && !finished; i++) {
      Optional<Object[]> row = export.next();
      row.ifPresent(lines::row);
      finished = row.isEmpty();
    }
    out.write(lines.take().getBytes(StandardCharsets.UTF_8));
    if (finished) {
      out.close();
    }
  }

  /** Lets everything go, once. */
  void close() {
    lock.lock();
    try (turn) {
      if (!closed) {
        closed = true;
        export.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
