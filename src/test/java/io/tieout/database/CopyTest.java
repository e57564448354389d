package io.tieout.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CopyTest {

    private static DataSource database;
    private static JdbcClient jdbc;

    @BeforeAll
    static void table() {
        database = TestDatabase.fresh();
        jdbc = JdbcClient.create(database);
        jdbc.sql("create table landing (id bigint primary key, words text, amount numeric, yes boolean,"
                        + " day date, moment timestamptz, check (amount <> 13))")
                .update();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("truncate landing").update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien, \"Máire\"",
                "\\N",
                "\\.",
                "\\",
                "ends with \\",
                "tab\there",
                "line\nfeed",
                "carriage\r\nreturn",
                "",
                " ",
                "日本語 🧮",
                "\b\f\u000b\u0001\u007f",
                "\\x41\\101\\n",
                "null"
            })
    void textComesBackAsItWent(String words) {
        copyWords(words);
        assertThat(words()).containsExactly(words);
    }

    @Test
    void aLineThatLooksLikeTheEndOfDataDoesNotEndIt() {
        long copied = Copy.rows(
                database,
                "landing (id, words)",
                List.of(new Object[] {1, "\\."}, new Object[] {2, "\n\\.\n"}, new Object[] {3, "after"}));
        assertThat(copied).isEqualTo(3);
        assertThat(words()).containsExactly("\\.", "\n\\.\n", "after");
    }

    @Test
    void everyKindOfValueComesBackAsItWent() {
        Instant moment = Instant.parse("2026-10-25T00:30:00.123456Z");
        @Nullable Object[] full = {1L, "x", new BigDecimal("1E+3"), true, LocalDate.of(2026, 10, 31), moment};
        @Nullable
        Object[] offset = {
            2, null, new BigDecimal("-0.0000001"), false, null, OffsetDateTime.parse("2026-10-25T02:30:00.5+02:00")
        };
        @Nullable Object[] blank = {3, null, null, null, null, null};
        Copy.rows(database, "landing (id, words, amount, yes, day, moment)", List.of(full, offset, blank));

        assertThat(jdbc.sql("select amount::text from landing order by id")
                        .query(String.class)
                        .list())
                .containsExactly("1000", "-0.0000001", null);
        assertThat(jdbc.sql("select yes from landing order by id")
                        .query(Boolean.class)
                        .list())
                .containsExactly(true, false, null);
        assertThat(jdbc.sql("select day::text from landing order by id")
                        .query(String.class)
                        .list())
                .containsExactly("2026-10-31", null, null);
        assertThat(jdbc.sql("select moment from landing where id < 3 order by id")
                        .query(OffsetDateTime.class)
                        .list())
                .extracting(OffsetDateTime::toInstant)
                .containsExactly(moment, Instant.parse("2026-10-25T00:30:00.5Z"));
    }

    @Test
    void manyRowsGoInWhole() {
        Iterable<Object[]> rows = () -> IntStream.range(0, 50_000)
                .mapToObj(i -> new Object[] {i, "€ row\t" + i})
                .iterator();
        assertThat(Copy.rows(database, "landing (id, words)", rows)).isEqualTo(50_000);
        assertThat(jdbc.sql("select count(distinct words) from landing where words = E'€ row\\t' || id")
                        .query(Long.class)
                        .single())
                .isEqualTo(50_000);
    }

    @Test
    void aRowMayComeInTheArrayOfTheOneBeforeIt() {
        Object[] row = new Object[3];
        long copied = Copy.rows(database, "landing (id, words, yes)", to -> {
            for (int i = 0; i < 5_000; i++) {
                row[0] = i;
                row[1] = "row " + i;
                row[2] = i % 2 == 0;
                to.accept(row);
            }
        });
        assertThat(copied).isEqualTo(5_000);
        assertThat(jdbc.sql("select count(*) from landing where words = 'row ' || id and yes = (id % 2 = 0)")
                        .query(Long.class)
                        .single())
                .isEqualTo(5_000);
    }

    @Test
    void aRefusalLongBeforeTheLastRowIsToldAsAnyOther() {
        assertThatThrownBy(() -> Copy.rows(database, "landing (id, amount, words)", to -> {
                    for (int i = 0; i < 500_000; i++) {
                        to.accept(new Object[] {i, i == 3 ? "secret" : "1", "a text that fills the buffers"});
                    }
                }))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("row 4")
                .hasMessageNotContaining("secret")
                .hasNoCause();
        assertThat(words()).isEmpty();
        copyWords("the connection is usable again");
    }

    @Test
    void aServerThatIsGoneInTheMiddleIsToldAsAnyOtherFailure() {
        assertThatThrownBy(() -> Copy.rows(database, "landing (id, words)", to -> {
                    for (int i = 0; i < 5_000_000; i++) {
                        if (i == 10_000) {
                            jdbc.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                                            + " where query like 'COPY landing%' and datname = current_database()")
                                    .query(Boolean.class)
                                    .single();
                        }
                        to.accept(new Object[] {i, "a text that fills the buffers"});
                    }
                }))
                .isInstanceOf(DataAccessException.class);
        assertThat(words()).isEmpty();
    }

    @Test
    void rowsBelongToTheTransactionAround() {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        transaction.executeWithoutResult(status -> {
            copyWords("gone");
            assertThat(words()).containsExactly("gone");
            status.setRollbackOnly();
        });
        assertThat(words()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nul\0inside", "half \ud83e", "\udd2e half", "\udd2e\ud83e"})
    void textThatCannotBeStoredIsRefusedAndNothingStays(String words) {
        assertThatThrownBy(() -> Copy.rows(
                        database, "landing (id, words)", List.of(new Object[] {1, "fine"}, new Object[] {2, words})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Row 2, column 2");
        assertThat(words()).isEmpty();
        copyWords("the connection is usable again");
    }

    @Test
    void aNumberOfAGigabyteIsRefused() {
        assertThatThrownBy(() -> Copy.rows(database, "landing (id, amount)", List.<Object[]>of(new Object[] {
                    1, new BigDecimal("1E+1000000000")
                })))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theRefusalNamesThePlaceAndNotTheValue() {
        assertThatThrownBy(() -> Copy.rows(
                        database, "landing (id, amount)", List.of(new Object[] {1, "2"}, new Object[] {2, "secret"})))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("row 2")
                .hasMessageContaining("column amount")
                .hasMessageNotContaining("secret")
                .hasNoCause();
        assertThatThrownBy(() -> Copy.rows(
                        database, "landing (id, amount)", List.<Object[]>of(new Object[] {1, new BigDecimal(13)})))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("constraint landing_amount_check")
                .hasMessageNotContaining("13");
        assertThatThrownBy(() -> Copy.rows(
                        database, "landing (id, words)", List.of(new Object[] {7, "a"}, new Object[] {7, "b"})))
                .isInstanceOf(DuplicateKeyException.class)
                .hasNoCause();
    }

    @Test
    void theWrongNumberOfValuesIsRefused() {
        assertThatThrownBy(() -> Copy.rows(database, "landing (id, words)", List.<Object[]>of(new Object[] {1})))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> Copy.rows(database, "landing (id, no)", List.<Object[]>of(new Object[] {1, 2})))
                .isInstanceOf(InvalidDataAccessResourceUsageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"landing", "landing (id); drop table landing", "landing (id) from program 'x'--", ""})
    void theTargetMayOnlyBeATableAndItsColumns(String target) {
        assertThatThrownBy(() -> Copy.rows(database, target, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static void copyWords(String words) {
        Copy.rows(database, "landing (id, words)", List.<Object[]>of(new Object[] {1, words}));
    }

    private static List<String> words() {
        return jdbc.sql("select words from landing order by id")
                .query(String.class)
                .list();
    }
}
