package io.tieout.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who signed what, and which periods are signed off. */
@Component
public class Signatures {

    private static final String SIGN_OFF = """
            select o.*, run.number, (
                select array_agg(s.account order by s.signed_at, s.account collate "C") from signature s
                where s.employer_ref = o.employer_ref and s.period = o.period
                  and s.content_sha256 = o.content_sha256 and s.reopened_run = o.reopened_run) as accounts
            """;

    private final JdbcClient jdbc;

    Signatures(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The run that two accounts signed and that nobody has opened again since; empty when the period is open. */
    public Optional<SignOff> holding(YearMonth period, String employerRef) {
        return jdbc.sql(SIGN_OFF + """
                        from closed_period o join run on run.id = o.run_id
                        where o.period = ? and o.employer_ref = ?
                        order by o.run_id desc limit 1
                        """)
                .params(period.toString(), employerRef)
                .query(Signatures::signOff)
                .optional();
    }

    /** The newest run of the period that two accounts signed, also when the period was opened again since. */
    public Optional<SignOff> newest(YearMonth period, String employerRef) {
        return jdbc.sql(SIGN_OFF + """
                        from sign_off o join run on run.id = o.run_id
                        where o.period = ? and o.employer_ref = ?
                        order by o.run_id desc limit 1
                        """)
                .params(period.toString(), employerRef)
                .query(Signatures::signOff)
                .optional();
    }

    /** Every employer whose period is signed off now, by ref (bytes, not language). */
    public List<SignOff> holding(YearMonth period) {
        return jdbc.sql(SIGN_OFF + """
                        from closed_period o join run on run.id = o.run_id
                        where o.period = ?
                        order by o.employer_ref collate "C", o.run_id
                        """)
                .param(period.toString())
                .query(Signatures::signOff)
                .list();
    }

    /** Employers with a run of the period that was ever signed off, by ref (bytes, not language). */
    public List<String> employersSignedOff(YearMonth period) {
        return jdbc.sql("select distinct employer_ref collate \"C\" as ref from sign_off where period = ? order by ref")
                .param(period.toString())
                .query(String.class)
                .list();
    }

    /** The signatures of some runs: by run, employer and time. */
    public List<Signature> of(Collection<Long> runs) {
        return jdbc.sql("""
                        select s.*, run.number from signature s join run on run.id = s.run_id
                        where s.run_id = any(?)
                        order by s.run_id, s.employer_ref collate "C", s.signed_at, s.account collate "C"
                        """)
                .param(runs.toArray(Long[]::new))
                .query(Signatures::signature)
                .list();
    }

    /** Every signature that an employer's period ever had, in the order in which they were given. */
    public List<Signature> of(YearMonth period, String employerRef) {
        return jdbc.sql("""
                        select s.*, run.number from signature s join run on run.id = s.run_id
                        where s.employer_ref = ? and s.period = ?
                        order by s.signed_at, s.run_id, s.account collate "C"
                        """)
                .params(employerRef, period.toString())
                .query(Signatures::signature)
                .list();
    }

    /** Employers that a run left as they are because their period is signed off: their refs, in order. */
    public List<String> leftAsTheyAre(long run) {
        return jdbc.sql("select employer_ref from run_signed_off where run_id = ? order by employer_ref collate \"C\"")
                .param(run)
                .query(String.class)
                .list();
    }

    private static Signature signature(ResultSet row, int number) throws SQLException {
        return new Signature(
                row.getLong("run_id"),
                row.getInt("number"),
                YearMonth.parse(row.getString("period")),
                row.getString("employer_ref"),
                row.getString("account"),
                row.getString("content_sha256"),
                row.getString("lines_sha256"),
                row.getObject("signed_at", OffsetDateTime.class).toInstant());
    }

    private static SignOff signOff(ResultSet row, int number) throws SQLException {
        return new SignOff(
                row.getLong("run_id"),
                row.getInt("number"),
                YearMonth.parse(row.getString("period")),
                row.getString("employer_ref"),
                row.getString("content_sha256"),
                row.getString("lines_sha256"),
                List.of((String[]) row.getArray("accounts").getArray()),
                row.getObject("signed_off_at", OffsetDateTime.class).toInstant());
    }
}
