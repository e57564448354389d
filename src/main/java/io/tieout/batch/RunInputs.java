package io.tieout.batch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What each running run was asked to do (files, settings), by run id.
 *
 * <p>It lives beside the job parameters because those are stored, compared and limited to text, and
 * because paths and settings of a command may change between two tries of one run.
 */
@Component
public class RunInputs {

    private final Map<Long, Object> byRun = new ConcurrentHashMap<>();

    public void put(long run, Object inputs) {
        byRun.put(run, inputs);
    }

    /** @throws IllegalStateException if the run has no inputs of that type in this process */
    public <T> T of(long run, Class<T> type) {
        Object inputs = byRun.get(run);
        if (!type.isInstance(inputs)) {
            throw new IllegalStateException("run " + run + " has no " + type.getSimpleName() + " in this process");
        }
        return type.cast(inputs);
    }

    public void remove(long run) {
        byRun.remove(run);
    }
}
