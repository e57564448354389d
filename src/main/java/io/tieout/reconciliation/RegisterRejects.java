package io.tieout.reconciliation;

import io.tieout.payroll.Rejection;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.stereotype.Component;

/** The refused rows of a run's register files, a file for each. */
@Component
@StepScope
class RegisterRejects {

    void add(int file, Rejection rejection) {
        throw new IllegalStateException("no rejects file yet");
    }

    /** Completes the rejects of a file. @return where they are, null when nothing was refused */
    @Nullable
    Path finish(int file) {
        return null;
    }

    /** Drops what was not finished. */
    void close() {}
}
