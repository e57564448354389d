package io.tieout.roster;

import io.tieout.payroll.Outcome;
import io.tieout.payroll.RejectsFile;
import io.tieout.payroll.RowSource;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the refused rows of one file: those that could not be read and those that don't go together
 * with others, in the order of the file. The rows come from the file again, and only if there are any.
 */
class Rejects {

    private static final int AT_A_TIME = 500;

    private final JdbcClient db;
    private final long run;
    private final Staging<?> staging;

    private final Queue<Late> late = new ArrayDeque<>();
    private long lastLine;
    private boolean allRead;

    private record Late(long line, String column, String reason) {}

    Rejects(JdbcClient db, long run, Staging<?> staging) {
        this.db = db;
        this.run = run;
        this.staging = staging;
    }

    void write(Supplier<? extends RowSource<?>> file, RejectsFile rejects, Path target) {
        if (count("refused") > 0) {
            try (RowSource<?> rows = file.get()) {
                writeAll(rows, rejects);
            }
        }
        boolean some = rejects.finish();
        db.sql("update roster_file set rejects = :path where run_id = :run and subject = :subject")
                .param("path", some ? target.toString() : null)
                .param("run", run)
                .param("subject", subject())
                .update();
    }

    private void writeAll(RowSource<?> rows, RejectsFile rejects) {
        long unreadable = count("unreadable");
        Outcome<?> outcome = unreadable == 0 ? null : rows.next();
        while (outcome != null) {
            if (outcome instanceof Outcome.Refused<?> refused) {
                lateOnesBefore(refused.rejection().line(), rejects);
                rejects.add(refused.rejection());
                unreadable--;
            }
            outcome = unreadable == 0 ? null : rows.next();
        }
        lateOnesBefore(Long.MAX_VALUE, rejects);
    }

    private void lateOnesBefore(long line, RejectsFile rejects) {
        for (Late next = peek(); next != null && next.line() < line; next = peek()) {
            rejects.add(next.line(), next.column(), next.reason());
            late.remove();
        }
    }

    private @Nullable Late peek() {
        if (late.isEmpty() && !allRead) {
            late.addAll(db.sql("select line, refused_column as \"column\", refused as reason from " + staging.table()
                            + " where run_id = :run and refused is not null and not unreadable and line > :line"
                            + " order by line limit :limit")
                    .param("run", run)
                    .param("line", lastLine)
                    .param("limit", AT_A_TIME)
                    .query(Late.class)
                    .list());
            allRead = late.size() < AT_A_TIME;
            late.forEach(one -> lastLine = one.line());
        }
        return late.peek();
    }

    private long count(String column) {
        return db.sql("select " + column + " from roster_file where run_id = :run and subject = :subject")
                .param("run", run)
                .param("subject", subject())
                .query(Long.class)
                .single();
    }

    private String subject() {
        return staging.fields().subject().word();
    }
}
