package io.tieout.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most that the heap held at once: what was in it when a collection began. */
final class PeakHeap {

    private final AtomicLong bytes = new AtomicLong();

    private PeakHeap() {}

    static PeakHeap watch() {
        PeakHeap peak = new PeakHeap();
        ManagementFactory.getGarbageCollectorMXBeans()
                .forEach(collector -> ((NotificationEmitter) collector)
                        .addNotificationListener((told, nothing) -> peak.collected(told.getUserData()), null, null));
        return peak;
    }

    private void collected(Object told) {
        Map<String, MemoryUsage> before = GarbageCollectionNotificationInfo.from((CompositeData) told)
                .getGcInfo()
                .getMemoryUsageBeforeGc();
        // Metaspace and compiled code stand in the list too, and are no heap.
        bytes.accumulateAndGet(
                before.entrySet().stream()
                        .filter(pool -> pool.getKey().matches(".*(Eden|Survivor|Old|Tenured).*"))
                        .mapToLong(pool -> pool.getValue().getUsed())
                        .sum(),
                Math::max);
    }

    /** Of 1,048,576 bytes, as the option of Java counts them. */
    double megabytes() {
        long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return Math.max(now, bytes.get()) / (double) (1 << 20);
    }
}
