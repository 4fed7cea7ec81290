package skilltide.streams.read;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import skilltide.streams.taxonomy.Skill;
import skilltide.streams.taxonomy.Spelling;
import skilltide.streams.taxonomy.Taxonomy;

/** All spellings of all skills, found in all texts: by the lexicon, and by an automaton in a double-array trie. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LexiconBenchmark {
  private final Lexicon lexicon = new Lexicon(Lexicon.Starts.ANY);
  private final AhoCorasickDoubleArrayTrie<Integer> automaton = new AhoCorasickDoubleArrayTrie<>();
  private List<char[]> texts = List.of();
  private long characters;

  @Setup
  public void fill() {
    TreeMap<String, Integer> words = new TreeMap<>();
    for (Skill skill : Taxonomy.bundled().skills()) {
      for (Spelling spelling : skill.spellings()) {
        words.putIfAbsent(Letters.fold(spelling.text()), words.size());
      }
    }
    words.forEach(lexicon::add);
    lexicon.build();
    automaton.build(words);
    texts = Texts.folded();
    characters = texts.stream().mapToLong(text -> text.length).sum();
    System.out.printf("%n%d texts of %d characters, %d words; matches: %d of whole words, %d anywhere%n", texts.size(),
        characters, words.size(), lexicon(), automaton());
    equal();
  }

  @Benchmark
  public long lexicon() {
    long[] sum = new long[1];
    WordStarts starts = new WordStarts();
    for (char[] text : texts) {
      lexicon.scan(text, text, starts.read(text, text.length), 0, text.length, (word, start, end) -> {
        sum[0]++;
        return true;
      });
    }
    return sum[0];
  }

  @Benchmark
  public long automaton() {
    long[] sum = new long[1];
    for (char[] text : texts) {
      automaton.parseText(text, (start, end, word) -> sum[0]++);
    }
    return sum[0];
  }

  /** What the lexicon finds must be what the automaton finds, as far as that ends where words end. */
  private void equal() {
    WordStarts starts = new WordStarts();
    for (char[] text : texts) {
      long[] digest = new long[2];
      lexicon.scan(text, text, starts.read(text, text.length), 0, text.length, (word, start, end) -> {
        digest[0] += digest(word, start);
        return false; // every match, the shorter ones too
      });
      automaton.parseText(text, (start, end, word) -> {
        if (Lexicon.standsApart(text, start, end, text.length)) {
          digest[1] += digest(word, start);
        }
      });
      if (digest[0] != digest[1]) {
        throw new IllegalStateException("lexicon and automaton differ on: " + new String(text));
      }
    }
  }

  private static long digest(int word, int start) {
    return (word * 1_000_003L + start) * 0x9E3779B97F4A7C15L >>> 7;
  }
}
