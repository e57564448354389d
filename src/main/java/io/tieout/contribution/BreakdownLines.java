package io.tieout.contribution;

import io.tieout.database.Numbering;
import io.tieout.kota.Contribution;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lines of one person side by side: one place in each array for each line. */
final class BreakdownLines {

    final @Nullable String[] entryIds;
    final int[] kinds;
    final BigDecimal[] amounts;
    /** Null while no line is for another. */
    @Nullable
    String @Nullable [] adjustmentsFor;
    /** Whether one of the lines is an adjustment. */
    boolean adjusted;

    private final Numbering<ContributionKind> numbering;
    private final @Nullable String[] policyIds;
    private boolean onePolicy = true;
    private int size;

    BreakdownLines(int lines, Numbering<ContributionKind> numbering) {
        this.entryIds = new String[lines];
        this.kinds = new int[lines];
        this.amounts = new BigDecimal[lines];
        this.policyIds = new String[lines];
        this.numbering = numbering;
    }

    /** Adds the lines of a portion and gives their sum. */
    BigDecimal add(Portion portion, List<Contribution> lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Contribution line : lines) {
            entryIds[size] = line.id();
            kinds[size] = numbering.of(ContributionKind.of(portion, line));
            amounts[size] = line.amount();
            policyIds[size] = line.policy_id();
            onePolicy &= Objects.equals(policyIds[0], line.policy_id());
            if (line.adjustment_for() != null) {
                if (adjustmentsFor == null) {
                    adjustmentsFor = new String[entryIds.length];
                }
                adjustmentsFor[size] = line.adjustment_for();
            }
            adjusted |= line.adjustment();
            sum = sum.add(line.amount());
            size++;
        }
        return sum;
    }

    /** A single one where all lines are of the same policy, else that of each line. */
    @Nullable
    String[] policyIds() {
        return onePolicy ? new @Nullable String[] {policyIds[0]} : policyIds;
    }
}
