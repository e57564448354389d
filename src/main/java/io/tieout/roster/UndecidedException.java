package io.tieout.roster;

/** Kota gave no clear answer for some records. The run is not over; the same command goes on with them. */
public class UndecidedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UndecidedException(long changes) {
        super(changes + " change(s) got no clear answer from Kota and may or may not have been carried out."
                + " Nobody is created twice: run the same command again.");
    }
}
