package io.tieout.roster;

/**
 * How many of an employer's people can use Kota's own pages.
 *
 * @param status Kota's word for the employer itself
 * @param people at Kota who are not gone
 * @param ready who can use them now
 * @param pending not yet, as Kota's checks are not done or the first day of benefits is ahead
 * @param restricted shut out by Kota
 */
public record EmployerReadiness(
        String employerRef, String status, long people, long ready, long pending, long restricted) {

    /** Who can't, for another reason: the employer's own state, or a status that is new. */
    public long others() {
        return people - ready - pending - restricted;
    }

    /** Restrictions don't pass with time: somebody has to ask Kota. */
    public boolean needsPeople() {
        return restricted > 0 || status.equals("restricted");
    }
}
