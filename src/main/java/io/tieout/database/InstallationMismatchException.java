package io.tieout.database;

/** The database belongs to another Kota or another hash key. Nothing was read or written; the message says what to do. */
public final class InstallationMismatchException extends RuntimeException {

    InstallationMismatchException(String message) {
        super(message);
    }
}
