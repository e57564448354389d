package io.tieout.contribution;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The employers of a run whose reports are still to be read, for several readers side by side: who takes one has it
 * to himself. The largest come first, so that none of them begins when everybody else is done. A restart lists anew
 * what the tables say is not read, so nothing of this is kept.
 */
@Component
class UnreadEmployers {

    private final Pulls pulls;
    private final Map<Long, Queue<EmployerReading>> byRun = new ConcurrentHashMap<>();

    UnreadEmployers(Pulls pulls) {
        this.pulls = pulls;
    }

    /** @return how many there are */
    int list(long run) {
        List<EmployerReading> employers = pulls.toRead(run);
        byRun.put(run, new ConcurrentLinkedQueue<>(employers));
        return employers.size();
    }

    /** Those that this reader takes. */
    Iterator<EmployerReading> take(long run) {
        Queue<EmployerReading> employers = byRun.getOrDefault(run, new ConcurrentLinkedQueue<>());
        return new Iterator<>() {
            /** Taken when it is asked for, because another reader may take the last one. */
            private @Nullable EmployerReading next;

            @Override
            public boolean hasNext() {
                if (next == null) {
                    next = employers.poll();
                }
                if (next == null) {
                    byRun.remove(run, employers);
                }
                return next != null;
            }

            @Override
            public EmployerReading next() {
                if (!hasNext() || next == null) {
                    throw new NoSuchElementException();
                }
                EmployerReading taken = next;
                next = null;
                return taken;
            }
        };
    }
}
