package io.tieout.reconciliation;

import io.tieout.batch.RunInputs;
import io.tieout.jobfile.ReconcileInputs;
import io.tieout.payroll.RegisterRow;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.infrastructure.item.ItemProcessor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sorts out rows of other periods and rows of employers that the roster never named. */
@Component
@StepScope
class RegisterCheck implements ItemProcessor<RegisterItem, RegisterItem> {

    private final YearMonth period;
    private final JdbcClient jdbc;
    private @Nullable Set<String> employers;

    RegisterCheck(@Value("#{jobParameters['run']}") long run, RunInputs runs, DataSource dataSource) {
        this.period = runs.of(run, ReconcileInputs.class).period();
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public RegisterItem process(RegisterItem item) {
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
