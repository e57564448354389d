package io.tieout.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class WorkbookTest {

    private static final DataSource DATABASE = TestDatabase.fresh();

    @TempDir
    Path scratch;

    private final JdbcClient db = JdbcClient.create(DATABASE);
    private final InventedRuns runs = new InventedRuns(db);

    @BeforeEach
    void clear() {
        db.sql("truncate run, contribution_line cascade").update();
    }

    @Test
    void equal_figures_give_equal_bytes() throws Exception {
        long run = InventedMonth.insert(runs, 1);
        byte[] first = write(run, 1_000);
        Files.write(Path.of("target/first.xlsx"), first);
        Thread.sleep(0);

        byte[] second = write(run, 1_000);
        Files.write(Path.of("target/second.xlsx"), second);

        assertThat(second).isEqualTo(first);
    }

    private byte[] write(long run, int rowsPerSheet) throws IOException {
        return InventedMonth.write(DATABASE, run, rowsPerSheet, scratch);
    }
}
