package dev.leat.bench.sql;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// What one candidate did in one turn.
///
/// @param cycle the turns of one cycle are neighbours
/// @param rows in one call
/// @param nanos of one call
/// @param cpuNanos that the calling thread worked in one call; it waits for the server for the rest
/// @param bytes that the calling thread allocated in one call
record Turn(
        String work,
        int rows,
        String candidate,
        int cycle,
        double nanos,
        double cpuNanos,
        double bytes) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// What is measured.
    interface Work {
        /// @return what it gives, so that nothing is optimized away
        Object once(Candidate candidate, int call) throws Exception;
    }

    /// Has a candidate do the work, again and again for about so many milliseconds.
    static Turn take(
            String name, int rows, Candidate candidate, int cycle, Work work, int milliseconds)
            throws Exception {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        long nanos = 0;
        int calls = 0;
        while (nanos < milliseconds * 1_000_000L) {
            if (work.once(candidate, calls++).equals("")) {
                throw new IllegalStateException("the work gave nothing");
            }
            nanos = System.nanoTime() - start;
        }
        return new Turn(
                name,
                rows,
                candidate.name(),
                cycle,
                (double) nanos / calls,
                (double) (THREADS.getCurrentThreadCpuTime() - cpu) / calls,
                (double) (THREADS.getCurrentThreadAllocatedBytes() - bytes) / calls);
    }

    static Turn parse(String line) {
        String[] parts = line.split("\t", -1);
        return new Turn(
                parts[0],
                Integer.parseInt(parts[1]),
                parts[2],
                Integer.parseInt(parts[3]),
                Double.parseDouble(parts[4]),
                Double.parseDouble(parts[5]),
                Double.parseDouble(parts[6]));
    }

    /// {@return the line that [#parse(String)] reads}
    @Override
    public String toString() {
        return String.join(
                "\t",
                work,
                String.valueOf(rows),
                candidate,
                String.valueOf(cycle),
                String.valueOf(nanos),
                String.valueOf(cpuNanos),
                String.valueOf(bytes));
    }
}
