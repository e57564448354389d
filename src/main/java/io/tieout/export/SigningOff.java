package io.tieout.export;

import io.tieout.batch.RunKind;
import io.tieout.batch.Runner;
import io.tieout.reconciliation.SignOff;
import io.tieout.reconciliation.Signatures;
import io.tieout.reconciliation.Signing;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Takes a signature while nothing of the period runs, and writes {@code signed.txt} once two accounts have signed. */
// Few commands need it, and a run of steps alone has nobody who signs.
@Lazy
@Component
public class SigningOff {

    /**
     * @param signOff set once two accounts have signed
     * @param written whether {@code signed.txt} points at the run; false too while nothing is signed off
     */
    public record Taken(Signing.Signed signed, @Nullable SignOff signOff, boolean written) {}

    private final Signatures signatures;
    private final SignedFile file;
    private final Signing signing;
    private final Runner runner;

    SigningOff(Signatures signatures, SignedFile file, Signing signing, Runner runner) {
        this.signatures = signatures;
        this.file = file;
        this.signing = signing;
        this.runner = runner;
    }

    /**
     * Signs as {@link Signing#sign} does.
     *
     * @throws io.tieout.batch.RunBusyException if a run of the period is under way
     */
    public Taken sign(YearMonth period, String employerRef, String account, @Nullable String content) {
        // A period that was signed off while its file could not be written gets the file now.
        signatures.holding(period, employerRef).ifPresent(file::write);
        Signing.Signed signed = runner.whileNothingRuns(
                RunKind.RECONCILE, period.toString(), () -> signing.sign(period, employerRef, account, content));
        Optional<SignOff> signOff = signed.signedOff() ? signatures.holding(period, employerRef) : Optional.empty();
        return new Taken(signed, signOff.orElse(null), signOff.map(file::write).orElse(false));
    }
}
