package dev.leat.bench.sql;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Times of one piece of work of one candidate.
final class Measure {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// Nanoseconds a call, one figure a round.
    private final List<Double> times = new ArrayList<>();

    private double allocated;

    /// What is measured; the result is kept so that nothing is optimized away.
    interface Work {
        Object once(int call) throws Exception;
    }

    /// Calls the work for about so many milliseconds, at least three times, and notes the figures.
    void round(Work work, int millis, boolean counts) throws Exception {
        long until = System.nanoTime() + millis * 1_000_000L;
        long start = System.nanoTime();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        int calls = 0;
        Object last = "";
        while (calls < 3 || System.nanoTime() < until) {
            last = work.once(calls++);
        }
        long nanos = System.nanoTime() - start;
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (last == null) {
            throw new IllegalStateException("the work gave nothing");
        }
        if (counts) {
            times.add((double) nanos / calls);
            allocated = (double) bytes / calls;
        }
    }

    double median() {
        return sorted().get(times.size() / 2);
    }

    double least() {
        return sorted().getFirst();
    }

    double most() {
        return sorted().getLast();
    }

    private List<Double> sorted() {
        List<Double> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted;
    }

    /// Bytes a call, in the last round.
    double allocated() {
        return allocated;
    }
}
