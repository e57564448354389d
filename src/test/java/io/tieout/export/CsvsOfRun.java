package io.tieout.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Only the {@code reconciliation.csv} of a run's employers, as the product writes it, for measurements. */
public final class CsvsOfRun {

    private final EmployersOfRun employers;
    private final ReconciliationCsv csv;
    private final TransactionTemplate transactions;

    public CsvsOfRun(BeanFactory beans, TransactionTemplate transactions) {
        this.employers = beans.getBean(EmployersOfRun.class);
        this.csv = beans.getBean(ReconciliationCsv.class);
        this.transactions = transactions;
    }

    /** @return rows written, headers not counted */
    public long write(long run, Path out) throws IOException {
        LongAdder rows = new LongAdder();
        new SideBySide(transactions).each(employers.waiting(run), ref -> {
            EmployerOfRun employer = employers.of(run, ref);
            RunFolder folder = new RunFolder(out, employer);
            folder.prepare();
            rows.add(folder.write("reconciliation.csv", to -> csv.write(employer, null, to))
                    .rows());
        });
        return rows.sum();
    }
}
