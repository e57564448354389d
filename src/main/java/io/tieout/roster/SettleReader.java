package io.tieout.roster;

import io.tieout.kota.InFlight;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Intents that earlier runs left open, settled before anything is planned: their file is gone, so
 * nothing goes out under their keys. What may have landed is looked up at Kota.
 */
class SettleReader implements ItemStreamReader<Sent> {

    private final long run;
    private final boolean dryRun;
    private final Intents intents;
    private final InFlight window;
    private final Calls<?> employers;
    private final Calls<?> employees;

    private InFlight.@Nullable Results<Sent> results;

    /** @param dryRun settles nothing: an unfinished run may still go on with its intents */
    SettleReader(long run, boolean dryRun, Intents intents, InFlight window, Calls<?> employers, Calls<?> employees) {
        this.run = run;
        this.dryRun = dryRun;
        this.intents = intents;
        this.window = window;
        this.employers = employers;
        this.employees = employees;
    }

    @Override
    public void open(ExecutionContext context) {
        if (dryRun) {
            return;
        }
        intents.supersedeOthersOfEarlierRuns(run);
        // Read before the window opens: no connection may be held while it calls.
        Iterator<Callable<Sent>> lookUps = Stream.concat(
                        lookUps(Subject.EMPLOYER, employers), lookUps(Subject.EMPLOYEE, employees))
                .iterator();
        results = window.inOrder(lookUps);
    }

    private Stream<Callable<Sent>> lookUps(Subject subject, Calls<?> calls) {
        List<Intent> open = intents.openKeyedOfEarlierRuns(run, subject);
        return open.stream().map(intent -> () -> calls.lookUp(intent));
    }

    @Override
    public @Nullable Sent read() {
        return results != null && results.hasNext() ? results.next() : null;
    }

    @Override
    public void close() {
        if (results != null) {
            results.close();
            results = null;
        }
    }
}
