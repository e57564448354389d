package io.tieout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.tieout.kota.KotaException.Code;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What must not be in the database, and what must not be held while Kota is called. */
class RosterPrivacyJobTest extends RosterSyncTestCase {

    @Autowired
    private DataSource dataSource;

    @Test
    void no_personal_value_is_in_any_table_while_a_sync_runs_or_after() {
        Queue<String> found = new ConcurrentLinkedQueue<>();
        kota.during = () -> found.addAll(tablesThatHold("marker"));
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 3);
        roster.with("P2", "national_tax_id", "MARKERTAX1");
        roster.person("E1", "P3", 33);
        roster.earning("P1", "48213.57", "2026-12-01");
        kota.refuse(json -> json.contains("Markerfirst2") ? "INVALID_REQUEST" : null);
        kota.failAt(4, FakeKota.Moment.BEFORE, Code.UNREACHABLE);

        Sync sync = sync(roster);
        sync.go();
        assertThat(kota.hasFailed()).isTrue();
        found.addAll(tablesThatHold("marker"));
        found.addAll(tablesThatHold("1971-03"));
        found.addAll(tablesThatHold("48213"));
        mustComplete(sync.go());
        assertThat(kota.salaries()).hasSize(1);
        found.addAll(tablesThatHold("marker"));
        found.addAll(tablesThatHold("48213"));

        assertThat(found).isEmpty();
        assertThat(tablesThatHold("P1"))
                .as("the search itself")
                .contains("intent.employee_ref", "employee.employee_ref");
    }

    @Test
    void no_connection_is_held_while_kota_is_called() {
        HikariDataSource pool = (HikariDataSource) ((DelegatingDataSource) dataSource).getTargetDataSource();
        DataSource apart = new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        Queue<Integer> held = new ConcurrentLinkedQueue<>();
        Queue<String> idle = new ConcurrentLinkedQueue<>();
        TestRoster roster = new TestRoster().employer("E1").people("E1", 1, 60);
        kota.pagesOf(10);
        kota.during = () -> held.add(pool.getHikariPoolMXBean().getActiveConnections());

        done(roster);
        roster.employees.forEach(row -> row.put("city", "Newtown"));
        done(roster);
        // While a step fails, its own bookkeeping may meet calls that are still under way; after it none may.
        kota.during = () -> {};
        kota.failAt(3, FakeKota.Moment.AFTER, Code.UNREACHABLE);
        Sync sync = sync(new TestRoster().employer("E1").people("E1", 1, 62));
        sync.go();
        kota.wellAgain();
        clock.forward(java.time.Duration.ofHours(2));
        kota.during = () -> {
            held.add(pool.getHikariPoolMXBean().getActiveConnections());
            idle.addAll(sessionsIdleInTransaction(apart));
        };
        mustComplete(sync.go());

        assertThat(held).hasSizeGreaterThan(150).containsOnly(0);
        assertThat(idle).isEmpty();
    }

    /** Asked on a connection that is not the pool's. */
    private static List<String> sessionsIdleInTransaction(DataSource apart) {
        return JdbcClient.create(apart)
                .sql("select coalesce(query, '') from pg_stat_activity"
                        + " where datname = current_database() and state like 'idle in transaction%'")
                .query(String.class)
                .list();
    }

    private List<String> tablesThatHold(String text) {
        List<Map<String, Object>> columns = db.sql("""
                        select table_name, column_name from information_schema.columns
                        where table_schema = 'public'
                          and data_type in ('text', 'jsonb', 'character varying', 'date', 'bytea')
                        """).query().listOfRows();
        return columns.stream()
                .filter(column -> db.sql("select exists (select from " + column.get("table_name") + " where "
                                + column.get("column_name") + "::text ilike :text)")
                        .param("text", "%" + text + "%")
                        .query(Boolean.class)
                        .single())
                .map(column -> column.get("table_name") + "." + column.get("column_name"))
                .toList();
    }
}
