package io.tieout.reconciliation;

import io.tieout.database.InPieces;
import io.tieout.payroll.Portion;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Who is charged otherwise than before, and why: since last period, the last reading and the sign-off. */
@Component
public class ChargeChanges {

    /** Which readings a run is held against. */
    private record Sides(
            String period,
            @Nullable String lastPeriod,
            Long[] now,
            Long[] last,
            Long[] pulled,
            Long[] signed,
            boolean signedOff) {

        boolean nothingToCompare() {
            return lastPeriod == null && pulled.length == 0 && !signedOff;
        }
    }

    private final JdbcClient db;
    private final InPieces inPieces;

    ChargeChanges(DataSource dataSource, PlatformTransactionManager transactions) {
        this.db = JdbcClient.create(dataSource);
        this.inPieces = new InPieces(dataSource, transactions);
    }

    /**
     * Hands over who changed, by person (bytes, not language), currency and portion, in constant memory. Nothing where
     * the run is the first of the employer, for then everything is new and nothing changed.
     */
    public void forEach(long run, String employerRef, Consumer<ChargeChange> consumer) {
        Sides sides = sides(run, employerRef);
        if (sides.nothingToCompare()) {
            return;
        }
        Gathering gathering = new Gathering(sides, consumer);
        var values = new MapSqlParameterSource("period", sides.period)
                .addValue("lastPeriod", sides.lastPeriod)
                .addValue("now", sides.now)
                .addValue("last", sides.last)
                .addValue("pulled", sides.pulled)
                .addValue("signed", sides.signed)
                .addValue("hasPulled", sides.pulled.length > 0)
                .addValue("hasSigned", sides.signedOff)
                .addValue("employer", employerRef);
        inPieces.forEach(ChargeChangesSql.PARTS, values, gathering::take);
        gathering.finish();
    }

    private Sides sides(long run, String employerRef) {
        return db.sql(ChargeChangesSql.SIDES)
                .param("run", run)
                .param("employer", employerRef)
                .query((row, number) -> new Sides(
                        row.getString("period"),
                        row.getString("last_period"),
                        ids(row, "now"),
                        ids(row, "last"),
                        ids(row, "pulled"),
                        ids(row, "signed"),
                        row.getBoolean("signed_off")))
                .single();
    }

    private static Long[] ids(ResultSet row, String column) throws SQLException {
        return (Long[]) row.getArray(column).getArray();
    }

    /** Puts the parts of one person, currency and portion together. */
    private static final class Gathering {

        private final Sides sides;
        private final Consumer<ChargeChange> consumer;
        private @Nullable Key key;
        private BigDecimal last = BigDecimal.ZERO;
        private BigDecimal now = BigDecimal.ZERO;
        private BigDecimal pulled = BigDecimal.ZERO;
        private BigDecimal signed = BigDecimal.ZERO;
        private final Map<ChangeReason, BigDecimal> reasons = new EnumMap<>(ChangeReason.class);

        private record Key(String employeeRef, String currency, Portion portion) {}

        Gathering(Sides sides, Consumer<ChargeChange> consumer) {
            this.sides = sides;
            this.consumer = consumer;
        }

        void take(ResultSet row) throws SQLException {
            Key next = new Key(
                    row.getString("employee_ref"), row.getString("currency"), Portion.of(row.getString("portion")));
            if (!next.equals(key)) {
                finish();
                key = next;
            }
            ChangedPart part = new ChangedPart(
                    row.getString("kind"),
                    row.getBigDecimal("last"),
                    row.getBigDecimal("now"),
                    row.getLong("last_premiums"),
                    row.getLong("premiums"),
                    row.getBoolean("part"),
                    row.getBoolean("covered_last"),
                    row.getBoolean("covered"));
            last = last.add(part.last());
            now = now.add(part.now());
            pulled = pulled.add(row.getBigDecimal("pulled"));
            signed = signed.add(row.getBigDecimal("signed"));
            if (sides.lastPeriod != null) {
                reasons.merge(part.reason(), part.now().subtract(part.last()), BigDecimal::add);
            }
        }

        void finish() {
            if (key != null) {
                reasons.values().removeIf(amount -> amount.signum() == 0);
                ChargeChange change = new ChargeChange(
                        key.employeeRef,
                        key.currency,
                        key.portion,
                        sides.lastPeriod == null ? null : last,
                        now,
                        reasons.isEmpty() ? Map.of() : new EnumMap<>(reasons),
                        sides.pulled.length == 0 || now.compareTo(pulled) == 0 ? null : now.subtract(pulled),
                        sides.signedOff ? now.subtract(signed) : null);
                if (change.isAny()) {
                    consumer.accept(change);
                }
            }
            key = null;
            last = now = pulled = signed = BigDecimal.ZERO;
            reasons.clear();
        }
    }
}
