package io.tieout.export;

import io.tieout.reconciliation.RegisterLine;
import io.tieout.reconciliation.RegisterLines;
import java.util.List;
import java.util.function.Consumer;

/** The rows of the register that the run was compared with. */
final class RegisterTable implements Table<RegisterLine> {

    static final String PREFIX = "Reg";

    private final Book book;
    private final RegisterLines lines;

    RegisterTable(Book book, RegisterLines lines) {
        this.book = book;
        this.lines = lines;
    }

    @Override
    public String tab() {
        return "Register";
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String holds() {
        return "The rows of payroll's register, those that count and those that are left out.";
    }

    @Override
    public String nothing() {
        return book.employer().registerRun() == null
                ? "No register of this period was loaded yet."
                : "The register holds no row of this employer.";
    }

    @Override
    public List<Column<RegisterLine>> columns() {
        return new Columns<RegisterLine>(book.frame(), RegisterLine::currency)
                .person(RegisterLine::employeeRef)
                .word(
                        "Portion",
                        "Counts as",
                        11,
                        line -> line.portion() == null
                                ? "left out"
                                : line.portion().word())
                .currency()
                .sum("Amount", "Amount that counts", line -> line.portion() == null ? null : line.amount())
                .sum("LeftOut", "Amount left out", line -> line.portion() == null ? line.amount() : null)
                .date("PayDate", "Pay date", RegisterLine::payDate)
                .text("PayRun", "Pay run", 16, RegisterLine::payRun)
                .text("Element", "Pay element", 18, RegisterLine::payElement)
                .count("File", "File", 7, RegisterLine::file)
                .count("Line", "Line", 9, RegisterLine::line)
                .list();
    }

    @Override
    public void forEach(Consumer<RegisterLine> consumer) {
        EmployerOfRun employer = book.employer();
        EmployerOfRun.OtherRun register = employer.registerRun();
        if (register != null) {
            ReadAhead.forEach(ahead -> lines.forEach(register.id(), employer.employerRef(), ahead), consumer);
        }
    }
}
