package io.tieout.export;

import io.tieout.file.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
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
        long rows = 0;
        for (String ref : employers.waiting(run)) {
            EmployerOfRun employer = employers.of(run, ref);
            RunFolder folder = new RunFolder(out, employer);
            folder.prepare();
            rows += transactions.execute(transaction -> one(employer, folder.file("reconciliation.csv")));
        }
        return rows;
    }

    private long one(EmployerOfRun employer, Path file) {
        try {
            return WholeFile.write(file, to -> csv.write(employer, null, to)).rows();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
