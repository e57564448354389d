package io.tieout.payroll;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;

/**
 * Opens the files that payroll gives. What is wrong with a whole file is thrown here or by
 * {@link RowSource#next}; what is wrong with a row is an {@link Outcome}.
 */
public final class PayrollFiles {

    private PayrollFiles() {}

    /**
     * @throws UnusableFileException if the file is missing, empty, not text, has no rows or not the header
     *     of an employers file
     */
    public static RowSource<EmployerRow> employers(Path file, Profile profile) {
        return new CheckedRows<>(file, Layout.EMPLOYERS, profile, EmployerReading::new);
    }

    /**
     * @param today births must lie before it
     * @throws UnusableFileException if the file is missing, empty, not text, has no rows or not the header
     *     of an employees file
     */
    public static RowSource<EmployeeRow> employees(Path file, Profile profile, LocalDate today) {
        return new CheckedRows<>(file, Layout.EMPLOYEES, profile, dates -> new EmployeeReading(profile, dates, today));
    }

    /**
     * @throws UnusableFileException if the file is missing, empty, not text, has no rows or not the header
     *     of a register
     */
    public static RowSource<RegisterRow> register(Path file, Profile profile) {
        return new CheckedRows<>(file, Layout.REGISTER, profile, dates -> new RegisterReading(profile, dates));
    }

    /** The rejects of an employers file. @see RejectsFile */
    public static RejectsFile employersRejects(Path file, Profile profile, Path target) {
        return new RejectsFile(file, Layout.EMPLOYERS, profile, target);
    }

    /** The rejects of an employees file. @see RejectsFile */
    public static RejectsFile employeesRejects(Path file, Profile profile, Path target) {
        return new RejectsFile(file, Layout.EMPLOYEES, profile, target);
    }

    /** The rejects of a register. @see RejectsFile */
    public static RejectsFile registerRejects(Path file, Profile profile, Path target) {
        return new RejectsFile(file, Layout.REGISTER, profile, target);
    }

    /** Canonical column names of an employers file. */
    public static Set<String> employersColumns() {
        return Layout.EMPLOYERS.columns();
    }

    /** Canonical column names of an employees file. */
    public static Set<String> employeesColumns() {
        return Layout.EMPLOYEES.columns();
    }

    /** Canonical column names of a register. */
    public static Set<String> registerColumns() {
        return Layout.REGISTER.columns();
    }

    /** Whether every date written by the pattern is read back as the same date. */
    public static boolean isDatePattern(String pattern) {
        return DateRule.isPattern(pattern);
    }

    /** Whether every month written by the pattern is read back as the same month. */
    public static boolean isPeriodPattern(String pattern) {
        return MonthRule.isPattern(pattern);
    }

    /** Whether it names one column, or several that make a cell together, each in braces. */
    public static boolean isColumnName(String text) {
        return !JoinedColumns.isTemplate(text) || JoinedColumns.fits(text);
    }

    /** Whether cells may turn out to be divided by the sign where a profile names no delimiter. */
    public static boolean mayDivideCells(char sign) {
        return DelimiterSearch.tries(sign);
    }

    /** Columns that every employers file needs. */
    public static Set<String> employersNeeded() {
        return Layout.EMPLOYERS.required();
    }

    /** Columns that every employees file needs. */
    public static Set<String> employeesNeeded() {
        return Layout.EMPLOYEES.required();
    }

    /** Columns that every register needs. */
    public static Set<String> registerNeeded() {
        return Layout.REGISTER.required();
    }
}
