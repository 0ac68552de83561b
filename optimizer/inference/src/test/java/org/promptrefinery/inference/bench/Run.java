package org.promptrefinery.inference.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.promptrefinery.inference.loopback.LoopbackProcess;

/**
 * What some completions took.
 *
 * @param rate completions a second
 * @param clientCpu time of the CPU for each, in microseconds, of this process
 * @param serverCpu the same of the server's process
 * @param others processors that other programs used meanwhile; not a number where unknown
 */
record Run(double rate, double clientCpu, double serverCpu, double others) {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double NANOS_A_MICRO = 1e3;
    private static final double NANOS_A_SECOND = 1e9;

    /** What is measured; it asks as many completions as it says. */
    interface Task {
        void run(int completions) throws Exception;
    }

    /** Time of the CPU for each completion of both processes, in microseconds. */
    double cpu() {
        return clientCpu + serverCpu;
    }

    static Run of(int completions, LoopbackProcess server, Task task) throws Exception {
        // From here on; the first call after another tells of the time between.
        double _ = SYSTEM.getCpuLoad();
        Duration serverBefore = server.cpu();
        long clientBefore = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        task.run(completions);
        double nanos = System.nanoTime() - start;
        long client = SYSTEM.getProcessCpuTime() - clientBefore;
        long used = server.cpu().minus(serverBefore).toNanos();
        double busy = SYSTEM.getCpuLoad() * Runtime.getRuntime().availableProcessors();
        return new Run(
                completions * NANOS_A_SECOND / nanos,
                client / NANOS_A_MICRO / completions,
                used / NANOS_A_MICRO / completions,
                busy < 0 ? Double.NaN : Math.max(0, busy - (client + used) / nanos));
    }
}
