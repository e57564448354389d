package io.tieout.roster;

import io.tieout.batch.Progress;
import io.tieout.database.Copy;
import io.tieout.kota.Employee;
import io.tieout.kota.Employer;
import io.tieout.kota.InFlight;
import io.tieout.kota.Kota;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Kota's two lists as the run at work reads them, once. They serve linking (ADOPT), statuses and the
 * question who can use benefits yet, so that nobody is asked about one by one.
 */
class FarSide {

    /** Stands for an answer without a status, which the contract allows. */
    private static final String UNKNOWN = "unknown";

    private final Kota kota;
    private final InFlight window;
    private final DataSource dataSource;
    private final JdbcClient db;
    private final Progress progress;

    FarSide(Kota kota, InFlight window, DataSource dataSource, JdbcClient db, Progress progress) {
        this.kota = kota;
        this.window = window;
        this.dataSource = dataSource;
        this.db = db;
        this.progress = progress;
    }

    ListReader<Employer> employers() {
        return new ListReader<>(window, kota::employers, () -> empty("far_employer"));
    }

    ListReader<Employee> employees() {
        return new ListReader<>(window, kota::employees, () -> empty("far_employee"));
    }

    private void empty(String table) {
        db.sql("truncate " + table).update();
    }

    void writeEmployers(long run, Chunk<? extends Employer> employers) {
        List<Object[]> rows = new ArrayList<>(employers.size());
        for (Employer employer : employers) {
            rows.add(new Object[] {run, employer.id(), ref(employer.metadata()), known(employer.status())});
        }
        Copy.rows(dataSource, "far_employer (run_id, kota_id, metadata_id, status)", rows);
        progress.advance(employers.size());
    }

    void writeEmployees(long run, Chunk<? extends Employee> employees, Hasher hasher) {
        List<Object[]> rows = new ArrayList<>(employees.size());
        for (Employee employee : employees) {
            String ref = ref(employee.metadata());
            rows.add(new Object[] {
                run,
                employee.id(),
                employee.employer_id(),
                ref,
                known(employee.status()),
                hasher.birthDate(ref, employee.date_of_birth())
            });
        }
        Copy.rows(
                dataSource, "far_employee (run_id, kota_id, kota_employer_id, metadata_id, status, birth_hash)", rows);
        progress.advance(employees.size());
    }

    private static @Nullable String ref(@Nullable Map<String, String> metadata) {
        return metadata == null ? null : metadata.get(OurMetadata.REF);
    }

    private static String known(@Nullable String status) {
        return status == null ? UNKNOWN : status;
    }
}
