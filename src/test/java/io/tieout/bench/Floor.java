package io.tieout.bench;

import io.tieout.database.OwnServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * The least that PostgreSQL alone has to do: both files in by COPY, one full join with a plain classification,
 * its rows stored, one sorted file out by COPY. No keys, no roster, no causes, no balances, no restart.
 */
final class Floor {

    /** The storage as the product's tables have it. */
    private static final String TABLES = """
            create table line (employer_ref text, employee_id text, employee_ref text, entry_id text, portion text,
                category text, member_type text, adjustment boolean, adjustment_for text, amount numeric, currency text,
                type text, note text, cover_from date, cover_to date, policy_id text, reporting_month date)
                with (autovacuum_vacuum_insert_threshold = -1);
            create table register (employee_ref text, employer_ref text, pay_date date, period text, pay_run text,
                pay_element text, amount numeric, currency text)
                with (autovacuum_vacuum_insert_threshold = -1);
            create table result (employer_ref text, employee_ref text, employee_id text, currency text, portion text,
                charged numeric, withheld numeric, variance numeric, status text)
                with (autovacuum_vacuum_insert_threshold = -1)
            """;

    private static final String JOIN = """
            insert into result
            select employer_ref, employee_ref, c.employee_id, currency, portion,
                coalesce(c.charged, 0), coalesce(w.withheld, 0), coalesce(c.charged, 0) - coalesce(w.withheld, 0),
                case when c.charged is null then 'NOT_IN_KOTA'
                    when w.withheld is null then 'NOT_IN_PAYROLL'
                    when c.charged = w.withheld then 'MATCHED'
                    when abs(c.charged - w.withheld) <= 0.01 then 'ROUNDING'
                    else 'BREAK' end
            from (select employer_ref, employee_ref, currency, portion,
                      sum(amount) as charged, min(employee_id) as employee_id
                  from line group by employer_ref, employee_ref, currency, portion) c
            full join (select employer_ref, employee_ref, currency,
                      case when pay_element in ('EE_HEALTH', 'EE_HEALTH_ADJ') then 'employee' else 'employer' end
                          as portion,
                      sum(amount) as withheld
                  from register where pay_element <> 'BIK_HEALTH' group by 1, 2, 3, 4) w
            using (employer_ref, employee_ref, currency, portion)
            """;

    private static final String OUT = """
            copy (select * from result
                  order by employer_ref collate "C", employee_ref collate "C", currency collate "C", portion collate "C")
            to stdout (format csv, header)
            """;

    private final OwnServer server;

    Floor(OwnServer server) {
        this.server = server;
    }

    /** Seconds by part, and what the rows come to, so that it can be seen that the product counted the same. */
    record Result(Map<String, Double> seconds, String totals) {

        double total() {
            return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    Result run(Path folder) throws SQLException, IOException {
        server.create("floor");
        server.checkpoint();
        Map<String, Double> seconds = new LinkedHashMap<>();
        String totals;
        try (Connection connection = server.connect("floor");
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            long start = System.nanoTime();
            start = add(seconds, "register in", start, () -> copyIn(connection, "register", folder, ", header"));
            start = add(seconds, "lines in", start, () -> copyIn(connection, "line", folder, ""));
            start = add(seconds, "join and store", start, () -> statement.execute(JOIN));
            add(seconds, "rows out", start, () -> copyOut(connection, folder));
            totals = Totals.of(statement, "result", "true");
        }
        server.drop("floor");
        return new Result(seconds, totals);
    }

    private interface Part {
        void run() throws SQLException, IOException;
    }

    private static long add(Map<String, Double> seconds, String name, long start, Part part)
            throws SQLException, IOException {
        part.run();
        long end = System.nanoTime();
        seconds.put(name, (end - start) / 1e9);
        return end;
    }

    private static void copyIn(Connection connection, String table, Path folder, String options)
            throws SQLException, IOException {
        String file = table.equals("line") ? "lines.csv" : "register.csv";
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin (format csv" + options + ")", in, 1 << 16);
        }
    }

    private static void copyOut(Connection connection, Path folder) throws SQLException, IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("floor.csv")), 1 << 16)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(OUT, out);
        }
    }

    /** What rows of both sides come to: the statuses that a plain classification knows, and the sums. */
    static final class Totals {

        private Totals() {}

        static String of(Statement statement, String table, String where) throws SQLException {
            try (ResultSet row = statement.executeQuery("select count(*) || ' rows, ' || sum(charged) || ' charged, '"
                    + " || sum(withheld) || ' withheld, ' || sum(variance) || ' variance, '"
                    + " || count(*) filter (where status = 'MATCHED') || ' matched' from " + table + " where "
                    + where)) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
