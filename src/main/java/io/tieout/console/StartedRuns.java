package io.tieout.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the starters of runs asked for, so that the same can be gone on with, and how it ended. */
@Component
@ConditionalOnWebApplication
class StartedRuns {

    /**
     * @param uploads names within the folder of uploads
     * @param words how it ended, null while it goes on
     */
    record Started(
            long run,
            String account,
            List<String> employers,
            List<String> uploads,
            @Nullable String reopen,
            @Nullable String words) {}

    private final JdbcClient jdbc;

    StartedRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void began(long run, String account, List<String> employers, List<String> uploads, @Nullable String reopen) {
        jdbc.sql("""
                        insert into console_run (run_id, account, employers, uploads, reopen)
                        values (:run, :account, :employers, :uploads, :reopen)
                        on conflict (run_id) do update set account = excluded.account, words = null
                        """)
                .param("run", run)
                .param("account", account)
                .param("employers", employers.toArray(String[]::new))
                .param("uploads", uploads.toArray(String[]::new))
                .param("reopen", reopen)
                .update();
    }

    void ended(long run, String words) {
        jdbc.sql("update console_run set words = ? where run_id = ?")
                .params(words, run)
                .update();
    }

    /** Empty for a run that was started elsewhere. */
    Optional<Started> of(long run) {
        return jdbc.sql("select * from console_run where run_id = ?")
                .param(run)
                .query(StartedRuns::started)
                .optional();
    }

    private static Started started(ResultSet row, int number) throws SQLException {
        return new Started(
                row.getLong("run_id"),
                row.getString("account"),
                List.of((String[]) row.getArray("employers").getArray()),
                List.of((String[]) row.getArray("uploads").getArray()),
                row.getString("reopen"),
                row.getString("words"));
    }
}
