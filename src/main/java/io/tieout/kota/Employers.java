package io.tieout.kota;

/** Kota's employers. */
public interface Employers {

    Page<Employer> employers(int page);

    Employer employer(String employerId);

    /** @param idempotencyKey at most 200 characters; kept by Kota for one hour */
    Employer createEmployer(RequestBody body, String idempotencyKey);

    Employer updateEmployer(String employerId, RequestBody body);

    /**
     * Ends the employer and all of its people, from today; Kota has no way back. What becomes of the
     * policies can't be told from the answer.
     */
    Employer offboardEmployer(String employerId, String idempotencyKey);
}
