package io.tieout.jobfile;

import io.tieout.payroll.Profile;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the reconciliation was asked to do.
 *
 * @param registers in the order given; empty uses the registers loaded last for the period
 * @param employers employer refs, empty for all
 * @param out the folder that holds a folder per period
 * @param again write the payroll import although the same instruction went out before
 * @param reopen why periods that are signed off are settled all the same; null leaves them as they are
 * @param names where people's names come from that the files show beside refs; null shows none
 * @param employerNames where the employers' legal names come from, likewise
 */
public record ReconcileInputs(
        YearMonth period,
        List<Input> registers,
        Set<String> employers,
        Path out,
        boolean again,
        ReconcileSettings settings,
        @Nullable Reopen reopen,
        @Nullable NamesFile names,
        @Nullable NamesFile employerNames) {

    /** Without a reason to open what is signed off, and without names. */
    public ReconcileInputs(
            YearMonth period,
            List<Input> registers,
            Set<String> employers,
            Path out,
            boolean again,
            ReconcileSettings settings) {
        this(period, registers, employers, out, again, settings, null, null, null);
    }

    /** The same, opening again what is signed off. */
    public ReconcileInputs withReopen(@Nullable Reopen why) {
        return new ReconcileInputs(period, registers, employers, out, again, settings, why, names, employerNames);
    }

    /** The same, with people's names. */
    public ReconcileInputs withNames(@Nullable NamesFile file) {
        return new ReconcileInputs(period, registers, employers, out, again, settings, reopen, file, employerNames);
    }

    /** The same, with legal names of employers. */
    public ReconcileInputs withEmployerNames(@Nullable NamesFile file) {
        return new ReconcileInputs(period, registers, employers, out, again, settings, reopen, names, file);
    }

    /** An employees or employers file, read for its names when the files are written, and how it is laid out. */
    public record NamesFile(Path file, Profile profile) {}

    /** @param account who opens the period again */
    public record Reopen(String reason, String account) {}

    /** A file and the SHA-256 of its bytes, lower-case hex. */
    public record Input(Path file, String sha256) {}
}
