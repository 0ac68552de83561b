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
 */
record Run(double rate, double clientCpu, double serverCpu) {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double NANOS_A_MICRO = 1e3;
    private static final double NANOS_A_SECOND = 1e9;

    /** What is measured; it asks as many completions as it says. */
    interface Task {
        void run(int completions) throws Exception;
    }

    static Run of(int completions, LoopbackProcess server, Task task) throws Exception {
        Duration serverBefore = server.cpu();
        long clientBefore = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        task.run(completions);
        double nanos = System.nanoTime() - start;
        long client = SYSTEM.getProcessCpuTime() - clientBefore;
        long used = server.cpu().minus(serverBefore).toNanos();
        return new Run(
                completions * NANOS_A_SECOND / nanos,
                client / NANOS_A_MICRO / completions,
                used / NANOS_A_MICRO / completions);
    }
}
