package io.tieout.roster;

import io.tieout.jobfile.RosterSyncInputs;
import io.tieout.payroll.UnusableFileException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Both files were read to the end: the checks across rows, the rejects, and whether the files may be used at all. */
class RosterCheck {

    private final JdbcClient db;
    private final long run;
    private final RosterSyncInputs inputs;

    RosterCheck(JdbcClient db, long run, RosterSyncInputs inputs) {
        this.db = db;
        this.run = run;
        this.inputs = inputs;
    }

    /** @throws UnusableFileException if too large a share of a file was refused */
    void check() {
        new RowChecks(db, run).run();
        limit(Subject.EMPLOYER, inputs.employers());
        limit(Subject.EMPLOYEE, inputs.employees());
    }

    private record Counts(long rows, long refused) {}

    private void limit(Subject subject, Path file) {
        Counts counts = db.sql("select rows, refused from roster_file where run_id = :run and subject = :subject")
                .param("run", run)
                .param("subject", subject.word())
                .query(Counts.class)
                .single();
        BigDecimal allowed = inputs.settings().maxRejectShare().multiply(BigDecimal.valueOf(counts.rows()));
        if (BigDecimal.valueOf(counts.refused()).compareTo(allowed) > 0) {
            throw new UnusableFileException(counts.refused() + " of " + counts.rows() + " rows of " + file
                    + " were refused, more than the share that max-reject-share allows ("
                    + inputs.settings().maxRejectShare() + "). Nothing was sent. Mend the rows that the rejects file"
                    + " lists, or raise the limit.");
        }
    }
}
