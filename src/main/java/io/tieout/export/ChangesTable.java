package io.tieout.export;

import io.tieout.money.Amounts;
import io.tieout.reconciliation.ChangeReason;
import io.tieout.reconciliation.ChargeChange;
import io.tieout.reconciliation.ChargeChanges;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Who is charged otherwise than before, and why. */
final class ChangesTable implements Table<ChargeChange> {

    static final String PREFIX = "Chg";

    private static final int WORDS_LINE = 44;

    private final Book book;
    private final ChargeChanges changes;

    ChangesTable(Book book, ChargeChanges changes) {
        this.book = book;
        this.changes = changes;
    }

    @Override
    public String tab() {
        return "Changes";
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String holds() {
        return "Who is charged otherwise than in the period before, and why; what moved since the last reading and the"
                + " sign-off.";
    }

    @Override
    public String nothing() {
        return book.employer().openingRun() == null
                ? "There is no earlier period to compare with, and no earlier reading that differs."
                : "Everybody is charged as before.";
    }

    @Override
    public List<Column<ChargeChange>> columns() {
        var opening = book.employer().openingRun();
        String before = opening == null ? "Period before" : opening.period();
        return new Columns<ChargeChange>(book.frame(), ChargeChange::currency)
                .person(ChargeChange::employeeRef)
                .word("Portion", "Portion", 10, one -> one.portion().word())
                .currency()
                .sum("Last", "Charged in " + before, ChargeChange::last)
                .sum("Now", "Charged in " + book.employer().period(), ChargeChange::now)
                .sum("Difference", "Difference", ChargeChange::difference)
                .word("Why", "Why", 26, one -> names(one.reasons()))
                .words("Parts", "What it is made of", 42, ChangesTable::parts)
                .sum("SincePull", "Since the last reading", ChargeChange::sinceLastPull)
                .sum("SinceSignOff", "Since the sign-off", ChargeChange::sinceSignOff)
                .list();
    }

    private static String names(Map<ChangeReason, ?> reasons) {
        return reasons.keySet().stream().map(reason -> Words.of(reason.name())).collect(Collectors.joining(", "));
    }

    private static String parts(ChargeChange one) {
        return one.reasons().entrySet().stream()
                .map(part -> Words.of(part.getKey().name()) + " " + Amounts.plain(part.getValue(), one.currency()))
                .collect(Collectors.joining("; "));
    }

    @Override
    public void forEach(Consumer<ChargeChange> consumer) {
        changes.forEach(book.employer().run(), book.employer().employerRef(), change -> {
            book.changes().add(change);
            consumer.accept(change);
        });
    }

    @Override
    public int height(ChargeChange one) {
        String parts = parts(one);
        return parts.length() <= WORDS_LINE ? 0 : Heights.of(parts, WORDS_LINE, 1);
    }
}
