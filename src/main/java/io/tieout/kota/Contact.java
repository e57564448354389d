package io.tieout.kota;

/** The person at an employer whom Kota writes to; replaced whole by an update. */
public record Contact(String name, String email) {

    /** Never the values: a record is easily logged. */
    @Override
    public String toString() {
        return "Contact[…]";
    }
}
