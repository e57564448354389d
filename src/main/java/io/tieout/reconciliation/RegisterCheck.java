package io.tieout.reconciliation;

import io.tieout.payroll.RegisterRow;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sorts out rows of other periods and rows of employers that the roster never named. */
final class RegisterCheck {

    private final YearMonth period;
    private final JdbcClient jdbc;
    private @Nullable Set<String> employers;

    RegisterCheck(YearMonth period, DataSource dataSource) {
        this.period = period;
        this.jdbc = JdbcClient.create(dataSource);
    }

    RegisterItem of(RegisterItem item) {
        if (!(item instanceof RegisterItem.Accepted accepted)) {
            return item;
        }
        RegisterRow row = accepted.row();
        if (!row.period().equals(period)) {
            return new RegisterItem.OtherPeriod(accepted.file(), row.period());
        }
        if (!known().contains(row.employerRef())) {
            return new RegisterItem.UnknownEmployer(accepted.file(), row.line());
        }
        return accepted;
    }

    private Set<String> known() {
        if (employers == null) {
            employers = new HashSet<>(jdbc.sql("select employer_ref from employer")
                    .query(String.class)
                    .list());
        }
        return employers;
    }
}
