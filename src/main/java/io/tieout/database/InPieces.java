package io.tieout.database;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands over the rows of a query bit by bit, any number of them in constant memory. The driver does so only with a fetch
 * size inside a transaction; without one of the two it would hold all rows.
 */
public final class InPieces {

    private static final int FETCH_SIZE = 1000;

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate reading;

    public InPieces(DataSource dataSource, PlatformTransactionManager transactions) {
        JdbcTemplate inPieces = new JdbcTemplate(dataSource);
        inPieces.setFetchSize(FETCH_SIZE);
        this.jdbc = new NamedParameterJdbcTemplate(inPieces);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** @param values of the question marks, in their order */
    public void forEach(String sql, RowCallbackHandler each, @Nullable Object... values) {
        reading.executeWithoutResult(transaction -> jdbc.getJdbcTemplate().query(sql, each, values));
    }

    /** @param values of the names that stand behind colons */
    public void forEach(String sql, SqlParameterSource values, RowCallbackHandler each) {
        reading.executeWithoutResult(transaction -> jdbc.query(sql, values, each));
    }
}
