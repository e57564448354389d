package io.tieout.batch;

/** The kinds of runs, each one Spring Batch job. */
public enum RunKind {
    ROSTER_SYNC("roster-sync", "rosterSync", "sync"),
    RECONCILE("reconcile", "reconcile", "reconcile"),
    /** A fresh reading of what is, or became, final. */
    FINALIZE("finalize", "finalizePull", "finalize");

    private final String word;
    private final String jobName;
    private final String command;

    RunKind(String word, String jobName, String command) {
        this.word = word;
        this.jobName = jobName;
        this.command = command;
    }

    /** As it stands in tables and job files. */
    public String word() {
        return word;
    }

    /** The Spring Batch job. */
    public String jobName() {
        return jobName;
    }

    /** What people type to start it. */
    public String command() {
        return command;
    }
}
