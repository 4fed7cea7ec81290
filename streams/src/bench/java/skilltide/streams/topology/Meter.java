package skilltide.streams.topology;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What this process, and the broker, have used so far.
 *
 * @param nanos the time, by {@link System#nanoTime}
 * @param millis the time, in milliseconds since 1970
 * @param cpuNanos of this process, its compiler and its collector included
 * @param brokerCpu of the broker's process
 * @param allocated bytes, by all threads ever
 * @param compiledMillis that the compiler has worked, part of this process's time on the processor, waiting included
 */
record Meter(long nanos, long millis, long cpuNanos, Duration brokerCpu, long allocated, long compiledMillis) {

  static Meter read(long broker) {
    var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Duration brokerCpu = ProcessHandle.of(broker).flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
    return new Meter(System.nanoTime(), System.currentTimeMillis(), system.getProcessCpuTime(), brokerCpu,
        threads.getTotalThreadAllocatedBytes(), ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
  }

  /** What was used since an earlier reading. */
  Map<String, Object> since(Meter start) {
    Map<String, Object> used = new LinkedHashMap<>();
    used.put("seconds", (nanos - start.nanos) / 1e9);
    used.put("cpu_seconds", (cpuNanos - start.cpuNanos) / 1e9);
    used.put("broker_cpu_seconds", brokerCpu.minus(start.brokerCpu).toMillis() / 1e3);
    used.put("allocated_bytes", allocated - start.allocated);
    used.put("compiler_seconds", (compiledMillis - start.compiledMillis) / 1e3);
    used.put("from", start.millis);
    used.put("to", millis);
    return used;
  }
}
