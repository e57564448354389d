package io.tieout.contribution;

import io.tieout.database.InPieces;
import io.tieout.payroll.Portion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** The lines of readings, for files, in constant memory. */
@Component
public class ContributionLines {

    private static final String SQL = """
            select p.report_id, l.* from contribution_line l join pull p on p.id = l.pull_id
            where l.pull_id = any (?) and l.employer_ref = ?
            order by l.employee_ref collate "C", l.currency collate "C", l.portion collate "C", l.reporting_month,
                l.cover_from, l.adjustment, l.category collate "C", l.entry_id collate "C"
            """;

    private final InPieces inPieces;

    ContributionLines(DataSource dataSource, PlatformTransactionManager transactions) {
        this.inPieces = new InPieces(dataSource, transactions);
    }

    /** Hands over an employer's lines of these readings, by person (bytes, not language), currency and portion. */
    public void forEach(Long[] pulls, String employerRef, Consumer<ContributionLine> consumer) {
        inPieces.forEach(SQL, row -> consumer.accept(read(row)), pulls, employerRef);
    }

    private static ContributionLine read(ResultSet row) throws SQLException {
        return new ContributionLine(
                row.getString("report_id"),
                row.getString("entry_id"),
                row.getString("employee_ref"),
                row.getString("employee_id"),
                row.getBoolean("in_roster"),
                Portion.of(row.getString("portion")),
                row.getString("category"),
                row.getString("member_type"),
                row.getBoolean("adjustment"),
                row.getString("adjustment_for"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("type"),
                row.getString("note"),
                row.getObject("cover_from", LocalDate.class),
                row.getObject("cover_to", LocalDate.class),
                row.getString("policy_id"),
                YearMonth.from(row.getObject("reporting_month", LocalDate.class)));
    }
}
