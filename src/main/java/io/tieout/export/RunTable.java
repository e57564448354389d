package io.tieout.export;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the figures were made from and by: inputs with their checksums, settings, versions, rules. */
final class RunTable implements Table<RunTable.Fact> {

    private static final int VALUE_LINE = 88;

    /** @param sha256 lower-case hex, null for what is no file */
    record Fact(
            String topic,
            String what,
            String value,
            @Nullable String sha256) {}

    private final Book book;

    RunTable(Book book) {
        this.book = book;
    }

    @Override
    public String tab() {
        return "Run";
    }

    @Override
    public String prefix() {
        return "Run";
    }

    @Override
    public String holds() {
        return "What the figures were made from and by: inputs with their SHA-256, settings, versions, rules.";
    }

    @Override
    public String nothing() {
        return "";
    }

    @Override
    public List<Column<Fact>> columns() {
        return new Columns<Fact>(book.frame(), fact -> "")
                .word("Topic", "Topic", 14, Fact::topic)
                .note("What", "What", 34, Fact::what)
                .note("Value", "Value", 70, Fact::value)
                .text("Sha256", "SHA-256", 68, Fact::sha256)
                .list();
    }

    @Override
    public void forEach(Consumer<Fact> consumer) {
        RunFacts.of(book).forEach(consumer);
    }

    @Override
    public int height(Fact fact) {
        return Math.max(Heights.of(fact.value(), VALUE_LINE, 1), Heights.of(fact.what(), 36, 1));
    }
}
