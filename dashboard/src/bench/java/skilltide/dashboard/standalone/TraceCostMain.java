package skilltide.dashboard.standalone;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import skilltide.ingest.trace.Doing;
import skilltide.ingest.trace.Origin;
import skilltide.ingest.trace.Request;
import skilltide.ingest.trace.Step;
import skilltide.ingest.trace.Traces;

/**
 * What it costs to follow a posting: the CPU time of the thread that does at ingest, and then in streams, what is done for the traces of one
 * posting, and of the thread that sends the spans; a line a run, of 4,000 postings each.
 */
final class TraceCostMain {
  private static final int POSTINGS = 4_000;
  private static final int RUNS = 7;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private TraceCostMain() {}

  public static void main(String[] arguments) throws Exception {
    System.setProperty("otel.bsp.schedule.delay", "10");
    try (TraceCollector collector = new TraceCollector()) {
      System.setProperty("otel.exporter.otlp.endpoint", collector.address());
      try (TraceExport none = TraceExport.start(0); TraceExport all = TraceExport.start(1)) {
        System.out.println("run,traces,worker_ns,sender_ns,followed,spans_taken");
        for (int run = -1; run < RUNS; run++) { // the first warms up
          measure(run, "off", Traces.OFF, collector);
          measure(run, "not-sampled", none.traces(), collector);
          measure(run, "sampled", all.traces(), collector);
        }
      }
    } finally {
      System.clearProperty("otel.bsp.schedule.delay");
      System.clearProperty("otel.exporter.otlp.endpoint");
    }
  }

  private static void measure(int run, String which, Traces traces, TraceCollector collector)
      throws InterruptedException {
    int followed = 0;
    collector.spans().clear();
    long sending = senders();
    long working = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < POSTINGS; i++) {
      followed += posting(traces) ? 1 : 0;
      if (i % 200 == 0) {
        Thread.sleep(80); // the queue is not to be full
      }
    }
    working = THREADS.getCurrentThreadCpuTime() - working;
    Thread.sleep(200); // what waits is sent
    if (run >= 0) {
      System.out.printf("%d,%s,%d,%d,%d,%d%n", run, which, working / POSTINGS, (senders() - sending) / POSTINGS,
          followed,
          collector.spans().size());
    }
  }

  /** As in {@code RequestTraces}, {@code PostingPublisher} and {@code CountingProcessor}, which sends two records on and a row. */
  @SuppressWarnings("try") // the thread is in a step, that is all
  private static boolean posting(Traces traces) {
    Headers record = new RecordHeaders();
    Step request = traces.request(new Request("POST", "/api/v1/postings", "/api/v1/postings", "http",
        Map.<String, String>of()::get, false));
    try (Step.Here here = request.enter()) {
      Step send = traces.send("job-postings");
      send.stamp(record);
      send.tag("messaging.destination.partition.id", "1").tag("messaging.kafka.offset", 1).close();
    }
    request.tag("http.response.status_code", 202).close();
    Optional<Origin> origin = traces.origin(record, System.currentTimeMillis());
    if (origin.isPresent()) {
      try (Step process = traces.begin(Doing.processing("job-postings"), List.of(origin.get()))
          .tag("messaging.consumer.group.name", "skilltide").tag("messaging.destination.partition.id", "1")
          .tag("messaging.kafka.offset", 1); Step.Here here = process.enter()) {
        traces.stamp(new RecordHeaders());
        traces.stamp(new RecordHeaders());
      }
      traces.begin(Doing.sending("skill-counts-v1"), List.of(origin.get())).close();
    }
    return origin.isPresent();
  }

  private static long senders() {
    return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
        .filter(each -> each != null && each.getThreadName().startsWith("BatchSpanProcessor"))
        .mapToLong(each -> THREADS.getThreadCpuTime(each.getThreadId())).sum();
  }
}
