package io.tieout.jobfile;

import java.util.SortedSet;

/**
 * Somebody saw a plan and wants exactly that one sent.
 *
 * @param plan its number: that of the run that made it
 * @param all whether what the guards stopped may go out as well
 * @param refs when not empty, only these people's rows go out, guards or not; {@code REF}, or
 *     {@code EMPLOYER/REF} where two employers have the same ref
 */
public record PlanApproval(int plan, boolean all, SortedSet<String> refs) {

    /** The word that stands for everything the guards stopped. */
    public static final String ALL = "all";
}
