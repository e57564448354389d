package io.tieout.reconciliation;

import io.tieout.database.Copy;
import io.tieout.database.Numbering;
import io.tieout.jobfile.ReconcileInputs;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where register rows and their control totals are kept. */
@Component
class RegisterTables {

    /** What became of a file's rows so far. */
    record FileCounts(long read, long accepted, long refused, long otherPeriods) {}

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    RegisterTables(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Takes back what an earlier try of this run loaded, and names its files anew. */
    void begin(long run, List<ReconcileInputs.Input> files) {
        for (String table :
                List.of("register_load", "register_person", "register_kind", "register_element", "register_file")) {
            jdbc.sql("delete from " + table + " where run_id = ?").param(run).update();
        }
        for (int file = 0; file < files.size(); file++) {
            ReconcileInputs.Input input = files.get(file);
            jdbc.sql("insert into register_file (run_id, file, name, sha256) values (?, ?, ?, ?)")
                    .params(run, file, String.valueOf(input.file().getFileName()), input.sha256())
                    .update();
        }
    }

    /** Nobody waits for the disk: a load counts whole or not at all, and what a crash takes back is loaded again. */
    void add(long run, Iterable<RegisterItem> items, Numbering<RegisterKind> kinds) {
        jdbc.sql("set local synchronous_commit = off").update();
        Copy.typedRows(dataSource, RegisterPeople.TARGET, new RegisterPeople(run, items, kinds));
        List<Numbering.Numbered<RegisterKind>> added = kinds.takeAdded();
        if (!added.isEmpty()) {
            Copy.rows(
                    dataSource,
                    RegisterKind.TARGET,
                    to -> added.forEach(kind -> to.accept(RegisterKind.row(run, kind))));
        }
    }

    void add(long run, RegisterTally tally) {
        tally.files.forEach((file, counts) -> jdbc.sql("""
                        update register_file set read = read + ?, accepted = accepted + ?,
                            refused = refused + ?, other_periods = other_periods + ?
                        where run_id = ? and file = ?
                        """)
                .params(counts.read, counts.accepted, counts.refused, counts.otherPeriods, run, file)
                .update());
        tally.elements.forEach((element, sum) -> jdbc.sql("""
                        insert into register_element (run_id, file, pay_element, currency, meaning, rows, amount)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (run_id, file, pay_element, currency) do update
                        set rows = register_element.rows + excluded.rows,
                            amount = register_element.amount + excluded.amount
                        """)
                .params(
                        run,
                        element.file(),
                        element.payElement(),
                        element.currency(),
                        element.meaning(),
                        sum.rows(),
                        sum.amount())
                .update());
    }

    FileCounts counts(long run, int file) {
        return jdbc.sql(
                        "select read, accepted, refused, other_periods from register_file where run_id = ? and file = ?")
                .params(run, file)
                .query((row, number) -> new FileCounts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .single();
    }

    void rejects(long run, int file, String path) {
        jdbc.sql("update register_file set rejects = ? where run_id = ? and file = ?")
                .params(path, run, file)
                .update();
    }

    /**
     * Makes the load count: from here on it is the newest register of the employers it names.
     *
     * @param rows how many of each employer were added
     */
    void accept(long run, String period, Map<String, Integer> rows) {
        List<String> employers = List.copyOf(rows.keySet());
        jdbc.sql("""
                        insert into register_load (run_id, period, employer_ref, rows)
                        select ?, ?, e.employer_ref, e.rows
                        from unnest(?::text[], ?::integer[]) as e (employer_ref, rows)
                        """)
                .params(
                        run,
                        period,
                        employers.toArray(String[]::new),
                        employers.stream().map(rows::get).toArray(Integer[]::new))
                .update();
    }
}
