package io.tieout.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.TestDatabase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        jdbc.sql("create table typed (id bigint, small integer, words text, yes boolean, amount numeric, day date,"
                        + " texts text[], amounts numeric[], numbers integer[], large bigint[], check (amount <> 13))")
                .update();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("truncate landing, typed").update();
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

    // In the server's own form

    private static final String TYPED = "typed (id, small, words, yes, amount, day, texts, amounts, numbers, large)";

    private static final BigDecimal[] NONE = {};
    private static final int[] NUMBERS = {1, -2, Integer.MAX_VALUE};
    private static final long[] LARGE = {3, Long.MIN_VALUE};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien, \"Máire\"",
                "\\N",
                "tab\there\nline",
                "",
                " ",
                "日本語 🧮",
                "~",
                "\u007f",
                "(a,b)",
                "{\"x\"}"
            })
    void typedTextComesBackAsItWent(String words) {
        typed(1L, 2, words, true, BigDecimal.ONE, LocalDate.EPOCH, texts(words, null, "b"), NONE, NUMBERS, LARGE);
        assertThat(jdbc.sql("select words from typed").query(String.class).single())
                .isEqualTo(words);
        assertThat(jdbc.sql("select t.words from typed, unnest(texts) with ordinality t (words) order by t.ordinality")
                        .query(String.class)
                        .list())
                .containsExactly(words, null, "b");
        assertThat(jdbc.sql("select concat_ws(' ', amounts, numbers, large) from typed")
                        .query(String.class)
                        .single())
                .isEqualTo("{} {1,-2,2147483647} {3,-9223372036854775808}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.00",
                "1",
                "-1",
                "12.34",
                "-0.01",
                "99999999.99",
                "10000",
                "0.0001",
                "1E+3",
                "1.50",
                "-1234567890123456789012345.678900",
                "0.00000000001",
                "9999",
                "-10000.0001",
                "0.00010000",
                "20000.0000",
                "-1234567.12345678",
                "999999999999999",
                "1000000000000000",
                "-0.00000000"
            })
    void typedNumbersComeBackAsTheyWent(String number) {
        BigDecimal amount = new BigDecimal(number);
        typed(
                Long.MIN_VALUE,
                Integer.MAX_VALUE,
                null,
                false,
                amount,
                LocalDate.of(1999, 12, 31),
                texts(),
                new BigDecimal[] {BigDecimal.TEN, amount},
                new int[] {7},
                new long[0]);
        assertThat(jdbc.sql("select amount::text from typed")
                        .query(String.class)
                        .single())
                .isEqualTo(amount.toPlainString());
        assertThat(jdbc.sql("select amounts::text from typed")
                        .query(String.class)
                        .single())
                .isEqualTo("{10," + amount.toPlainString() + "}");
        assertThat(jdbc.sql(
                                "select concat_ws(' ', id, small, yes, day, array_dims(amounts), array_ndims(numbers), texts)"
                                        + " from typed")
                        .query(String.class)
                        .single())
                .isEqualTo(Long.MIN_VALUE + " 2147483647 f 1999-12-31 [1:2] 1 {}");
    }

    @Test
    void manyTypedRowsGoInWholeAndAnEmptyArrayIsOne() {
        long copied = Copy.typedRows(database, TYPED, to -> {
            for (long id = 0; id < 20_000; id++) {
                to.accept(new @Nullable Object[] {id, null, "€" + id, null, null, null, texts(), null, null, null});
            }
        });
        assertThat(copied).isEqualTo(20_000);
        assertThat(jdbc.sql("select count(*) from typed where words = '€' || id and texts = '{}' and amount is null"
                                + " and small is null and day is null and yes is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(20_000);
    }

    @Test
    void typedNumbersOfAnyLengthComeBackAsTheyWent() {
        Random random = new Random(11);
        List<BigDecimal> numbers = Stream.generate(() -> new BigDecimal(
                        new BigInteger(random.nextInt(60), random).multiply(BigInteger.valueOf(random.nextInt(3) - 1)),
                        random.nextInt(11)))
                .filter(number -> number.compareTo(BigDecimal.valueOf(13)) != 0) // which the table refuses
                .limit(20_000)
                .toList();
        Copy.typedRows(
                database,
                "typed (amount, words)",
                to -> numbers.forEach(number -> to.accept(new Object[] {number, number.toPlainString()})));
        assertThat(jdbc.sql("select words || ' came back as ' || amount from typed where amount::text <> words")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(jdbc.sql("select count(*) from typed").query(Integer.class).single())
                .isEqualTo(numbers.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nul\0inside", "half \ud83e", "\udd2e half", "\udd2e\ud83e"})
    void typedTextThatCannotBeStoredIsRefusedAndNothingStays(String words) {
        assertThatThrownBy(() -> typed(
                        1L, 1, "fine", true, BigDecimal.ONE, LocalDate.EPOCH, texts("a", words), NONE, NUMBERS, LARGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Row 1, column 7");
        assertThatThrownBy(
                        () -> typed(1L, 1, words, true, BigDecimal.ONE, LocalDate.EPOCH, texts(), NONE, NUMBERS, LARGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Row 1, column 3");
        assertThatThrownBy(() -> typed(
                        1L,
                        1,
                        "x",
                        true,
                        new BigDecimal("1E+1000000000"),
                        LocalDate.EPOCH,
                        texts(),
                        NONE,
                        NUMBERS,
                        LARGE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Copy.typedRows(database, "typed (id)", to -> to.accept(new Object[] {1.5})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a Double");
        assertThat(jdbc.sql("select count(*) from typed").query(Long.class).single())
                .isZero();
    }

    @Test
    void aRefusalOfTypedRowsNamesThePlaceAndNotTheValue() {
        assertThatThrownBy(() -> Copy.typedRows(
                        database, "typed (id, amount)", to -> to.accept(new Object[] {7L, new BigDecimal(13)})))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("constraint typed_amount_check")
                .hasMessageNotContaining("13")
                .hasNoCause();
        assertThatThrownBy(() ->
                        Copy.typedRows(database, "typed (id, words)", to -> to.accept(new Object[] {"secret", "x"})))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("row 1")
                .hasMessageContaining("column id")
                .hasMessageNotContaining("secret");
    }

    private static @Nullable String[] texts(@Nullable String... texts) {
        return texts;
    }

    private static void typed(@Nullable Object... values) {
        Copy.typedRows(database, TYPED, to -> to.accept(values));
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
