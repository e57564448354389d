package io.tieout.export;

/** Why a row needs a person and what that person can do, in words. */
@FunctionalInterface
interface Reasons {

    String inWords(ReconciledRow row);
}
