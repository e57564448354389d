/**
 * The PostgreSQL that everything lives in: a given server, or an embedded one that survives a kill.
 * It owns the data directory, the bulk copy into tables and the binding of a database to one Kota.
 * It knows no feature's tables.
 */
@NullMarked
package io.tieout.database;

import org.jspecify.annotations.NullMarked;
