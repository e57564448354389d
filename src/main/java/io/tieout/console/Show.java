package io.tieout.console;

import io.tieout.batch.ExitCode;
import io.tieout.batch.Run;
import io.tieout.batch.RunRequest;
import io.tieout.money.Amounts;
import io.tieout.reconciliation.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** How figures and times stand on a page. */
// Its methods are public for the pages, whose expressions see no others.
@Component
@ConditionalOnWebApplication
class Show {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    /** Like 27 Nov 2026, 17:05 UTC; a dash for never. */
    public String time(@Nullable Instant at) {
        return at == null ? "–" : TIME.format(at) + " UTC";
    }

    /** For the attribute that machines read. */
    public String machine(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }

    /** Like October 2026. */
    public String month(String period) {
        return MONTH.format(YearMonth.parse(period));
    }

    /** Exact, with the currency's decimals; a dash where nothing is known. */
    public String money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? "–" : Amounts.plain(amount, currency);
    }

    /** Like "not in Kota". */
    public String status(Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("kota", "Kota");
    }

    /** A ref as part of an address. */
    public String slug(String ref) {
        return Slug.of(ref);
    }

    /** Like 12 kB. */
    public String size(long bytes) {
        return bytes < 1000 ? bytes + " bytes" : bytes < 1_000_000 ? bytes / 1000 + " kB" : bytes / 1_000_000 + " MB";
    }

    /** What a run does, for people. */
    public String kind(Run run) {
        return switch (run.kind()) {
            case "reconcile" -> "Reconciliation";
            case "roster-sync" -> run.scope().equals(RunRequest.DRY_RUN) ? "Roster plan" : "Roster sync";
            default -> "Reading of final reports";
        };
    }

    /** How it ended, in a few words; what it means for people is told by the exit code they saw. */
    public String ended(Run run) {
        Integer exit = run.exitCode();
        return switch (run.status()) {
            case "STARTED" -> "running or cut off";
            case "COMPLETED" ->
                exit == null || exit == ExitCode.DONE.number()
                        ? "done"
                        : exit == ExitCode.GUARD.number()
                                ? run.kind().equals("reconcile") ? "done but for what is signed" : run.words()
                                : exit == ExitCode.PEOPLE_NEEDED.number() ? "done, needs people" : "done";
            default -> run.words().toLowerCase(Locale.ROOT);
        };
    }

    /** The page's colour for that. */
    public String tone(Run run) {
        return switch (run.status()) {
            case "FAILED" -> "bad";
            case "STOPPED" -> "warn";
            case "STARTED" -> "mark-accent";
            case "COMPLETED" -> run.exitCode() == null || run.exitCode() == ExitCode.DONE.number() ? "good" : "warn";
            default -> "";
        };
    }
}
