package io.tieout.reconciliation;

/** Which of an employer's runs of a period counts: one that was signed off, or else the newest. */
public final class CountingRun {

    private CountingRun() {}

    /** For an {@code order by}: the one that counts comes first. @param runs a table with run_id and employer_ref */
    public static String first(String runs) {
        return signed(runs) + " desc, " + runs + ".run_id desc";
    }

    /** Whether it was signed off. @param runs a table with run_id and employer_ref */
    public static String signed(String runs) {
        return "exists (select from sign_off where sign_off.run_id = %1$s.run_id and sign_off.employer_ref = %1$s.employer_ref)"
                .formatted(runs);
    }
}
