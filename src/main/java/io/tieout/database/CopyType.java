package io.tieout.database;

import java.util.List;
import org.postgresql.core.Oid;

/**
 * A composite type of the database, whose values are copied in arrays.
 *
 * @param name of the type, in lower case
 * @param attributes what each of its attributes is, in their order
 */
public record CopyType(String name, List<Attribute> attributes) {

    /** What an attribute holds, and so what a value must be: String, Boolean, BigDecimal or LocalDate. */
    public enum Attribute {
        TEXT(Oid.TEXT),
        BOOLEAN(Oid.BOOL),
        NUMERIC(Oid.NUMERIC),
        DATE(Oid.DATE);

        final int oid;

        Attribute(int oid) {
            this.oid = oid;
        }
    }
}
