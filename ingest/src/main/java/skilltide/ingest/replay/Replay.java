package skilltide.ingest.replay;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends files of postings to an instance, in their order, at a speed. */
public final class Replay {
  /** So many at most in one body: as many as the instance tells the fate of one by one. */
  private static final int MOST_POSTINGS = 1_000;
  private static final int MOST_CHARACTERS = 4 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PostingFormat format;
  private final Speed speed;
  private final ReplayListener listener;
  private final Timer timer;

  private final List<Entry.Posting> waiting = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private int characters;
  private @Nullable Instant first;
  private @Nullable Instant begun;
  private ReplayReport report = new ReplayReport(0, 0, 0);

  public Replay(PostingFormat format, Speed speed, ReplayListener listener) {
    this(format, speed, listener, Timer.SYSTEM);
  }

  Replay(PostingFormat format, Speed speed, ReplayListener listener, Timer timer) {
    this.format = format;
    this.speed = speed;
    this.listener = listener;
    this.timer = timer;
  }

  /**
   * Sends them all; returns when the last is acknowledged.
   *
   * @param instance such as {@code http://localhost:8080}
   * @param source where the postings come from
   * @param key a publisher's, where the instance asks for one
   * @throws IOException when a file cannot be read
   * @throws ReplayException when the instance is not there or refuses them as a whole
   */
  public ReplayReport send(List<Path> files, URI instance, String source, Optional<String> key)
      throws IOException, InterruptedException {
    try (IngestClient client = new IngestClient(instance, source, key, new Retries(timer, PATIENCE))) {
      long earlier = 0;
      for (Path path : files) {
        try (PostingFile file = PostingFile.open(path, format)) {
          for (Optional<Entry> entry = file.next(); entry.isPresent(); entry = file.next()) {
            take(entry.get(), client, earlier + file.bytesRead());
          }
          earlier += file.bytesRead();
        }
      }
      flush(client, earlier);
    }
    return report;
  }

  private void take(Entry entry, IngestClient client, long bytesRead) throws InterruptedException {
    switch (entry) {
      case Entry.Unreadable unreadable -> {
        report = new ReplayReport(report.accepted(), report.rejected(), report.unreadable() + 1);
        listener.refused(unreadable.place(), unreadable.reason());
      }
      case Entry.Posting posting -> {
        await(posting, client, bytesRead);
        String line = posting.json().toString();
        waiting.add(posting);
        lines.add(line);
        characters += line.length();
        if (lines.size() >= MOST_POSTINGS || characters >= MOST_CHARACTERS) {
          flush(client, bytesRead);
        }
      }
    }
  }

  // What came before is sent before it is waited for.
  private void await(Entry.Posting posting, IngestClient client, long bytesRead) throws InterruptedException {
    if (posting.posted().isEmpty()) {
      return;
    }
    Instant posted = posting.posted().get();
    if (first == null || begun == null) {
      first = posted;
      begun = timer.now();
    }
    Instant due = speed.due(first, begun, posted);
    if (due.isAfter(timer.now())) {
      flush(client, bytesRead);
      timer.waitUntil(due);
    }
  }

  private void flush(IngestClient client, long bytesRead) throws InterruptedException {
    if (!lines.isEmpty()) {
      IngestClient.Answer answer = client.send(lines);
      for (IngestClient.Answer.Rejected rejected : answer.rejected()) {
        listener.refused(waiting.get(rejected.index()).place(), rejected.reason());
      }
      report = new ReplayReport(report.accepted() + answer.accepted(), report.rejected() + answer.rejected().size(),
          report.unreadable());
      waiting.clear();
      lines.clear();
      characters = 0;
    }
    listener.acknowledged(report, bytesRead);
  }
}
