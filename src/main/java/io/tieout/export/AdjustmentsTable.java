package io.tieout.export;

import io.tieout.payroll.Portion;
import io.tieout.reconciliation.AdjustmentChain;
import io.tieout.reconciliation.AdjustmentChain.Adjusted;
import io.tieout.reconciliation.AdjustmentChain.Original;
import io.tieout.reconciliation.AdjustmentChains;
import io.tieout.reconciliation.CheckWords;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every adjustment of the run with the line it corrects and all that was corrected of that line before. */
final class AdjustmentsTable implements Table<AdjustmentsTable.Link> {

    private static final int WORDS_LINE = 42;

    /**
     * One line of a chain.
     *
     * @param inRun its amount, when it is an adjustment of this run
     * @param net what is left in all, on the first line of the chain
     */
    record Link(
            String what,
            String employeeRef,
            String currency,
            Portion portion,
            String entryId,
            @Nullable String adjustmentFor,
            String period,
            String category,
            String policyId,
            BigDecimal amount,
            @Nullable BigDecimal inRun,
            @Nullable BigDecimal net,
            String words) {}

    private final Book book;
    private final AdjustmentChains chains;

    AdjustmentsTable(Book book, AdjustmentChains chains) {
        this.book = book;
        this.chains = chains;
    }

    @Override
    public String tab() {
        return "Adjustments";
    }

    @Override
    public String prefix() {
        return "Adj";
    }

    @Override
    public String holds() {
        return "Kota's corrections in this report, each chain with the line that it corrects and what is left of it.";
    }

    @Override
    public String nothing() {
        return "Kota's report holds no adjustment.";
    }

    @Override
    public List<Column<Link>> columns() {
        return new Columns<Link>(book.frame(), Link::currency)
                .person(Link::employeeRef)
                .word("Portion", "Portion", 10, one -> one.portion().word())
                .currency()
                .word("What", "Line", 12, Link::what)
                .word("Period", "In the report of", 10, Link::period)
                .word("Category", "Category", 15, one -> Words.of(one.category()))
                .amount("Amount", "Amount", Link::amount)
                .sum("InRun", "Of this report", Link::inRun)
                .amount("Net", "Net effect of the chain", Link::net)
                .id("Entry", "Entry id", Link::entryId)
                .id("For", "Corrects", Link::adjustmentFor)
                .id("Policy", "Policy", Link::policyId)
                .words("Words", "What to look at", 38, Link::words)
                .list();
    }

    @Override
    public void forEach(Consumer<Link> consumer) {
        chains.forEach(book.employer().run(), book.employer().employerRef(), chain -> links(chain, consumer));
    }

    private static void links(AdjustmentChain chain, Consumer<Link> consumer) {
        String words = chain.flags().stream().map(CheckWords::of).collect(Collectors.joining(" "));
        boolean first = true;
        Original original = chain.original();
        if (original != null) {
            consumer.accept(original(original, chain.netEffect(), words));
            first = false;
        }
        for (Adjusted one : chain.adjustments()) {
            consumer.accept(adjusted(one, first ? chain.netEffect() : null, first ? words : ""));
            first = false;
        }
    }

    private static Link original(Original one, BigDecimal net, String words) {
        return new Link(
                "Original",
                one.employeeRef(),
                one.currency(),
                one.portion(),
                one.entryId(),
                null,
                one.period().toString(),
                one.category(),
                one.policyId(),
                one.amount(),
                null,
                net,
                words);
    }

    private static Link adjusted(Adjusted one, @Nullable BigDecimal net, String words) {
        return new Link(
                "Adjustment",
                one.employeeRef(),
                one.currency(),
                one.portion(),
                one.entryId(),
                one.adjustmentFor(),
                one.period().toString(),
                one.category(),
                one.policyId(),
                one.amount(),
                one.inRun() ? one.amount() : null,
                net,
                words);
    }

    @Override
    public int height(Link one) {
        return one.words().isEmpty() ? 0 : Heights.of(one.words(), WORDS_LINE, 1);
    }
}
