package io.tieout.reconciliation;

import io.tieout.database.InPieces;
import io.tieout.payroll.Portion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** The rows of the registers that a run loaded, for files, in constant memory. */
@Component
public class RegisterLines {

    private static final String SQL = """
            select * from register_row where run_id = ? and employer_ref = ?
            order by employee_ref collate "C", currency collate "C", pay_date, pay_run collate "C",
                pay_element collate "C", file, line
            """;

    private final InPieces inPieces;

    RegisterLines(DataSource dataSource, PlatformTransactionManager transactions) {
        this.inPieces = new InPieces(dataSource, transactions);
    }

    /** Hands over an employer's rows, those without a meaning too, by person (bytes, not language) and pay date. */
    public void forEach(long registerRun, String employerRef, Consumer<RegisterLine> consumer) {
        inPieces.forEach(SQL, row -> consumer.accept(read(row)), registerRun, employerRef);
    }

    private static RegisterLine read(ResultSet row) throws SQLException {
        @Nullable String portion = row.getString("portion");
        return new RegisterLine(
                row.getString("employee_ref"),
                row.getObject("pay_date", LocalDate.class),
                row.getString("pay_run"),
                row.getString("pay_element"),
                portion == null ? null : Portion.of(portion),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getInt("file") + 1,
                row.getLong("line"));
    }
}
