package io.tieout.roster;

import io.tieout.batch.Progress;
import io.tieout.database.Copy;
import io.tieout.kota.Employee;
import io.tieout.kota.Employer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Keeps what the plan needs of Kota's two lists, read once per run. They serve linking (ADOPT),
 * statuses and the question who can use benefits yet, so that nobody is asked about one by one.
 */
class FarSideWriter<T> implements ItemWriter<T> {

    /** Stands for an answer without a status, which the contract allows. */
    private static final String UNKNOWN = "unknown";

    private final DataSource dataSource;
    private final Progress progress;
    private final String target;
    private final Function<T, Object[]> values;

    FarSideWriter(DataSource dataSource, Progress progress, String target, Function<T, Object[]> values) {
        this.dataSource = dataSource;
        this.progress = progress;
        this.target = target;
        this.values = values;
    }

    static FarSideWriter<Employer> employers(DataSource dataSource, Progress progress, long run) {
        return new FarSideWriter<>(
                dataSource, progress, "far_employer (run_id, kota_id, metadata_id, status)", employer -> new Object[] {
                    run, employer.id(), OurMetadata.refIn(employer.metadata()), known(employer.status())
                });
    }

    static FarSideWriter<Employee> employees(DataSource dataSource, Progress progress, long run, Hasher hasher) {
        return new FarSideWriter<>(
                dataSource,
                progress,
                "far_employee (run_id, kota_id, kota_employer_id, metadata_id, status, birth_hash)",
                employee -> {
                    String ref = OurMetadata.refIn(employee.metadata());
                    return new Object[] {
                        run,
                        employee.id(),
                        employee.employer_id(),
                        ref,
                        known(employee.status()),
                        hasher.birthDate(ref, employee.date_of_birth())
                    };
                });
    }

    @Override
    public void write(Chunk<? extends T> records) {
        Copy.rows(
                dataSource,
                target,
                records.getItems().stream().map(values::apply).toList());
        progress.advance(records.size());
    }

    static String known(@Nullable String status) {
        return status == null ? UNKNOWN : status;
    }
}
