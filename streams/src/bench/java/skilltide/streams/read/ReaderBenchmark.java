package skilltide.streams.read;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import skilltide.ingest.event.Content;
import skilltide.ingest.event.Stated;
import skilltide.ingest.event.TextFormat;
import skilltide.streams.taxonomy.Taxonomy;

/** Postings read whole, with all that is read from them; the time is a posting's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReaderBenchmark {
  private static final int POSTINGS = 2000;
  private final PostingReader reader = new PostingReader(Taxonomy.bundled());
  private List<Content> postings = List.of();

  @Setup
  public void fill() {
    List<String> texts = Texts.html();
    postings = texts.stream().skip(texts.size() / 2).limit(POSTINGS).map(text -> new Content(null, text, TextFormat.HTML, null)).toList();
    System.out.printf("%n%d postings of %d characters%n", postings.size(),
        postings.stream().mapToInt(posting -> posting.text().length()).sum());
  }

  /** Tags and entities resolved, characters folded: what everything else needs. */
  @Benchmark
  @OperationsPerInvocation(POSTINGS)
  public int view() {
    int sum = 0;
    for (Content posting : postings) {
      sum += TextView.of(posting.text(), posting.format()).length();
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(POSTINGS)
  public int read() {
    int sum = 0;
    for (Content posting : postings) {
      sum += reader.read(posting, Stated.NOTHING).skills().size();
    }
    return sum;
  }
}
