package io.tieout.api;

import io.tieout.batch.Run;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run as it is told. */
record ToldRun(
        long id,
        String kind,
        @Nullable String period,
        int number,
        String scope,
        String state,
        @Nullable Integer exit_code,
        @Nullable String ended,
        Instant started_at,
        @Nullable Instant ended_at) {

    static ToldRun of(Run run) {
        return new ToldRun(
                run.id(),
                run.kind(),
                run.period().isEmpty() ? null : run.period(),
                run.number(),
                run.scope(),
                run.status(),
                run.exitCode(),
                run.exitCode() == null ? null : words(run.exitCode()),
                run.startedAt(),
                run.endedAt());
    }

    private static String words(int exitCode) {
        return switch (exitCode) {
            case 0 -> "done";
            case 1 -> "failed; the same command goes on with it";
            case 2 -> "an input file or a setting has to be mended first";
            case 3 -> "done, but people are needed";
            case 4 -> "a guard refused";
            default -> "exit code " + exitCode;
        };
    }
}
