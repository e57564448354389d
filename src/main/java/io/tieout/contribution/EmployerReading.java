package io.tieout.contribution;

/** One employer whose reports are being read. Guarded by the {@link PullWork} that made it. */
final class EmployerReading {

    final String employerRef;
    final String employerId;
    boolean failed;

    EmployerReading(String employerRef, String employerId) {
        this.employerRef = employerRef;
        this.employerId = employerId;
    }
}
