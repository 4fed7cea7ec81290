package skilltide.dashboard.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Publishes postings or views to an instance and tells how long their acknowledgements took, counted from when each was due, or how many
 * went through a stream. Arguments: port; {@code single} or {@code views}, how many a second, seconds to warm up, seconds to measure; or
 * {@code stream}, streams at once, seconds to warm up, seconds to measure.
 */
final class PublishMain {
  private static final String HEAD = String.join("\r\n", "POST /api/v1/postings HTTP/1.1", "Host: localhost",
      "Content-Type: application/x-ndjson", "Transfer-Encoding: chunked", "", "");

  private static final int CONNECTIONS = 64;
  private static final int BLOCK = 2_000;
  /** Who looks: an address may look only so often a minute. */
  private static final int VISITORS = 40_000;
  private static final List<String> TERMS = List.of("kotlin", "Java", "postgresql", "k8s", "React", "fintech", "backend", "TypeScript");
  private static final long LONGEST = 60_000_000_000L;
  private static final String[] WORDS = ("We are looking for an experienced engineer to build services with Kotlin Java Go Python"
      + " and PostgreSQL on Kubernetes in a team of six remote or in Berlin you know Kafka Spring Boot React TypeScript and care"
      + " about tests monitoring and clean code we offer equity visa salary flexible hours please apply with your resume").split(" ");

  private PublishMain() {}

  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    int load = Integer.parseInt(arguments[2]);
    int warm = Integer.parseInt(arguments[3]);
    int measured = Integer.parseInt(arguments[4]);
    switch (arguments[1]) {
      case "single" -> single("single", port, postings(), 202, load, warm, measured);
      case "views" -> single("views", port, views(), 204, load, warm, measured);
      case "stream" -> stream(port, load, warm, measured);
      default -> throw new IllegalArgumentException("single, views or stream, not " + arguments[1]);
    }
  }

  private static String posting(int id, Random random) {
    StringBuilder text = new StringBuilder();
    int length = 800 + random.nextInt(1_600);
    while (text.length() < length) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return ("{\"@type\":\"JobPosting\",\"identifier\":\"b%d\",\"title\":\"Backend engineer\",\"hiringOrganization\":{\"name\":\"Acme %d\"},"
        + "\"datePosted\":\"2026-11-20\",\"description\":\"%s\"}").formatted(id, id % 500, text);
  }

  private static List<byte[]> postings() {
    Random random = new Random(7);
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < BLOCK; i++) {
      requests.add(request("/api/v1/postings", "", posting(i, random)));
    }
    return requests;
  }

  private static List<byte[]> views() {
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < VISITORS; i++) {
      requests.add(request("/api/v1/views", "User-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nX-Forwarded-For: 10.1.%d.%d\r\n"
          .formatted(i / 256, i % 256), "{\"term\":\"%s\"}".formatted(TERMS.get(i % TERMS.size()))));
    }
    return requests;
  }

  private static byte[] request(String path, String headers, String body) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(path, headers, body.length(), body).getBytes(US_ASCII);
  }

  private static void single(String name, int port, List<byte[]> requests, int wanted, int rate, int warm, int measured)
      throws InterruptedException {
    int first = warm * rate;
    int end = first + measured * rate;
    AtomicInteger next = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    List<Histogram> took = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    long begin = System.nanoTime() + 500_000_000L;
    for (int i = 0; i < CONNECTIONS; i++) {
      Histogram mine = new Histogram(LONGEST, 3);
      took.add(mine);
      threads.add(Thread.ofPlatform().start(() -> {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          socket.setTcpNoDelay(true);
          InputStream in = new BufferedInputStream(socket.getInputStream());
          for (int turn = next.getAndIncrement(); turn < end; turn = next.getAndIncrement()) {
            long due = begin + (long) (turn * 1e9 / rate);
            LockSupport.parkNanos(due - System.nanoTime());
            socket.getOutputStream().write(requests.get(turn % requests.size()));
            int status = answer(in).status();
            if (turn >= first) {
              mine.recordValue(Math.min(LONGEST, System.nanoTime() - due));
              failed.addAndGet(status == wanted ? 0 : 1);
            }
          }
        } catch (IOException e) {
          failed.incrementAndGet();
          System.err.println(e);
        }
      }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - begin) / 1e9 - warm;
    Histogram sum = new Histogram(LONGEST, 3);
    took.forEach(sum::add);
    System.out.printf("%s,%d,%.0f,%d,%.2f,%.2f,%.2f,%.2f,%d%n", name, rate, sum.getTotalCount() / seconds, sum.getTotalCount(),
        sum.getValueAtPercentile(50) / 1e6, sum.getValueAtPercentile(99) / 1e6, sum.getValueAtPercentile(99.9) / 1e6,
        sum.getMaxValue() / 1e6, failed.get());
  }

  private static void stream(int port, int streams, int warm, int measured) throws InterruptedException {
    Random random = new Random(7);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < BLOCK; i++) {
      lines.append(posting(i, random)).append('\n');
    }
    byte[] block = lines.toString().getBytes(US_ASCII);
    byte[] chunk = (Integer.toHexString(block.length) + "\r\n").getBytes(US_ASCII);
    long begin = System.nanoTime();
    long from = begin + warm * 1_000_000_000L;
    long to = from + measured * 1_000_000_000L;
    AtomicLong blocks = new AtomicLong();
    AtomicLong sent = new AtomicLong();
    AtomicLong accepted = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < streams; i++) {
      threads.add(Thread.ofPlatform().start(() -> {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
          out.write(HEAD.getBytes(US_ASCII));
          while (System.nanoTime() < to) {
            out.write(chunk);
            out.write(block);
            out.write("\r\n".getBytes(US_ASCII));
            sent.addAndGet(BLOCK);
            long now = System.nanoTime();
            blocks.addAndGet(now >= from && now < to ? 1 : 0);
          }
          out.write("0\r\n\r\n".getBytes(US_ASCII));
          out.flush();
          Answer answer = answer(new BufferedInputStream(socket.getInputStream()));
          String body = answer.body();
          int at = body.indexOf("\"accepted\":") + "\"accepted\":".length();
          accepted.addAndGet(Long.parseLong(body.substring(at, body.indexOf(',', at))));
        } catch (IOException e) {
          System.err.println(e);
        }
      }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (accepted.get() != sent.get()) {
      throw new IllegalStateException("Sent %d, accepted %d".formatted(sent.get(), accepted.get()));
    }
    double rate = blocks.get() * BLOCK / (double) measured;
    System.out.printf("stream,%d,%.0f,%.1f,%d%n", streams, rate, rate * block.length / BLOCK / 1e6, accepted.get());
  }

  private record Answer(int status, String body) {}

  private static Answer answer(InputStream in) throws IOException {
    int status = Integer.parseInt(line(in).substring("HTTP/1.1 ".length()).substring(0, 3));
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    return new Answer(status, new String(in.readNBytes(length), US_ASCII));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The connection ended");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
