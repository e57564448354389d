package io.tieout.database;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

/** Says why a COPY failed without the driver's message, which repeats the refused values, and without it as a cause. */
final class CopyRefusal {

    /** From the server's context line: {@code COPY register_person, line 3, column employer_withheld: "..."}. */
    private static final Pattern PLACE = Pattern.compile("^COPY [^,]+, line (\\d+)(?:, column ([A-Za-z_0-9]+))?");

    private CopyRefusal() {}

    static DataAccessException of(String target, SQLException failure) {
        String state = failure.getSQLState() == null ? "none" : failure.getSQLState();
        String message = "COPY into " + target + " failed" + place(failure) + " (SQLSTATE " + state + ").";
        if (state.equals("23505")) {
            return new DuplicateKeyException(message);
        }
        if (state.startsWith("22") || state.startsWith("23")) {
            return new DataIntegrityViolationException(message);
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return new DataAccessResourceFailureException(message);
        }
        return new InvalidDataAccessResourceUsageException(message);
    }

    private static String place(SQLException failure) {
        ServerErrorMessage server = failure instanceof PSQLException e ? e.getServerErrorMessage() : null;
        if (server == null) {
            return "";
        }
        StringBuilder place = new StringBuilder();
        Matcher where = PLACE.matcher(server.getWhere() == null ? "" : server.getWhere());
        boolean found = where.find();
        if (found) {
            place.append(" at row ").append(where.group(1));
        }
        String column = server.getColumn() != null ? server.getColumn() : found ? where.group(2) : null;
        if (column != null) {
            place.append(", column ").append(column);
        }
        if (server.getConstraint() != null) {
            place.append(", constraint ").append(server.getConstraint());
        }
        return place.toString();
    }
}
