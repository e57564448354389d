package io.tieout.reconciliation;

/** A fresh reading that did not come to its end; nothing was made final. The message says why. */
public class UnreadableReportsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableReportsException(String message) {
        super(message);
    }
}
