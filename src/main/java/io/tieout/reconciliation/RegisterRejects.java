package io.tieout.reconciliation;

import io.tieout.batch.RunInputs;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.payroll.PayrollFiles;
import io.tieout.payroll.Rejection;
import io.tieout.payroll.RejectsFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The refused rows of a run's register files, a file for each, beside the employers' folders of the
 * period: {@code rejects-run-3-register.csv}. They hold whole rows, so they never enter the database.
 */
@Component
@StepScope
class RegisterRejects {

    private final ReconcileInputs inputs;
    private final int number;
    private final Map<Integer, RejectsFile> open = new HashMap<>();

    RegisterRejects(@Value("#{jobParameters['run']}") long run, RunInputs runs, DataSource dataSource) {
        this.inputs = runs.of(run, ReconcileInputs.class);
        this.number = JdbcClient.create(dataSource)
                .sql("select number from run where id = ?")
                .param(run)
                .query(Integer.class)
                .single();
    }

    void add(int file, Rejection rejection) {
        rejects(file).add(rejection);
    }

    void addUnknownEmployer(int file, long line) {
        rejects(file)
                .add(
                        line,
                        "employer_ref",
                        "the roster does not know this employer; sync the roster first or correct the ref");
    }

    /** @param file where they are, null when nothing was refused. @param first some of them in words */
    record Finished(@Nullable Path file, List<String> first) {}

    /** Completes the rejects of a file. */
    Finished finish(int file) {
        try (RejectsFile rejects = rejects(file)) {
            return new Finished(rejects.finish() ? target(file) : null, rejects.first());
        } finally {
            open.remove(file);
        }
    }

    /** Drops what was not finished. */
    void close() {
        open.values().forEach(RejectsFile::close);
        open.clear();
    }

    private RejectsFile rejects(int file) {
        return open.computeIfAbsent(
                file,
                missing -> PayrollFiles.registerRejects(
                        inputs.registers().get(file).file(), inputs.settings().register(), target(file)));
    }

    private Path target(int file) {
        String name = name(file);
        boolean twice = inputs.registers().stream()
                        .filter(input -> name.equals(String.valueOf(input.file().getFileName())))
                        .count()
                > 1;
        return inputs.out()
                .resolve(inputs.period().toString())
                .resolve("rejects-run-" + number + (twice ? "-" + (file + 1) : "") + "-" + name);
    }

    private String name(int file) {
        return String.valueOf(inputs.registers().get(file).file().getFileName());
    }
}
