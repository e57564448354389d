package io.tieout.reconciliation;

import java.util.List;

/**
 * Employers that are settled together, in one transaction.
 *
 * @param rows about how many lines and register rows they have
 */
record EmployerRange(List<String> employers, long rows) {

    EmployerRange {
        employers = List.copyOf(employers);
    }
}
