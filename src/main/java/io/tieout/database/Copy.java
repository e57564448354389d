package io.tieout.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Bulk rows into a table by COPY, many times faster than inserts. */
public final class Copy {

    /** The target stands in the statement as it is, so it may be nothing but a table and its columns. */
    private static final Pattern TARGET = Pattern.compile(
            "[a-z_][a-z_0-9]*(\\.[a-z_][a-z_0-9]*)?\\s*\\(\\s*[a-z_][a-z_0-9]*(\\s*,\\s*[a-z_][a-z_0-9]*)*\\s*\\)");

    private static final int BUFFER = 64 * 1024;

    /** Rows that are handed over one by one. An array is read when it comes, so the next row may use it again. */
    public interface Rows {
        void handOver(Consumer<@Nullable Object[]> to);
    }

    private Copy() {}

    /**
     * Copies rows on the current transaction's connection; without a transaction the whole call is one. Rows are taken
     * one by one, so any number fits into memory.
     *
     * @param target table and columns, like {@code register_person (run_id, employer_ref)}
     * @param rows one array per row, values in the order of the columns: null, String, Number, Boolean, LocalDate,
     *     Instant, OffsetDateTime or anything else whose {@code toString} PostgreSQL reads
     * @return the number of rows
     * @throws IllegalArgumentException when a value cannot be stored as it is: text with a NUL character or half a
     *     surrogate pair, a number beyond PostgreSQL's range, an array
     * @throws DataAccessException when PostgreSQL refuses; the message names row, column and rule, never a value
     */
    public static long rows(DataSource dataSource, String target, Iterable<@Nullable Object[]> rows) {
        return rows(dataSource, target, (Rows) rows::forEach);
    }

    /** As {@link #rows(DataSource, String, Iterable)}, for rows that need not exist all at once. */
    public static long rows(DataSource dataSource, String target, Rows rows) {
        return copy(dataSource, target, rows, new CopyText(BUFFER));
    }

    /**
     * As {@link #rows(DataSource, String, Rows)}, in the server's own form: each value must be what its column is, String
     * for text, Long for bigint, Integer for integer, Boolean, BigDecimal for numeric, LocalDate for date, and for
     * columns that are arrays String[], long[], int[] and BigDecimal[].
     */
    public static long typedRows(DataSource dataSource, String target, Rows rows) {
        return copy(dataSource, target, rows, new CopyBinary(BUFFER));
    }

    private static long copy(DataSource dataSource, String target, Rows rows, CopyFormat format) {
        if (!TARGET.matcher(target).matches()) {
            throw new IllegalArgumentException("COPY needs a table and its columns, not: " + target);
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return copy(connection.unwrap(PGConnection.class), target, rows, format);
        } catch (SQLException e) {
            throw CopyRefusal.of(target, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static long copy(PGConnection connection, String target, Rows rows, CopyFormat format) throws SQLException {
        CopyIn copy = connection.getCopyAPI().copyIn("COPY " + target + " FROM STDIN (" + format.options() + ")");
        try {
            rows.handOver(row -> {
                format.append(row);
                if (format.size >= BUFFER) {
                    send(format, copy, target);
                }
            });
            format.end();
            format.sendTo(copy);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                // Whatever went wrong is on its way to the caller; the connection must leave copy mode first.
                cancel(copy);
            }
        }
    }

    private static void send(CopyFormat format, CopyIn copy, String target) {
        try {
            format.sendTo(copy);
        } catch (SQLException e) {
            throw CopyRefusal.of(target, e);
        }
    }

    private static void cancel(CopyIn copy) {
        try {
            copy.cancelCopy();
        } catch (SQLException e) {
            // The server confirms a cancelled COPY with an error, or the connection is gone: the first failure tells.
        }
    }
}
