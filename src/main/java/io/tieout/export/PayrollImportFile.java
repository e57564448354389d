package io.tieout.export;

import io.tieout.jobfile.CellText;
import io.tieout.jobfile.CountryRule;
import io.tieout.jobfile.ImportLayout;
import io.tieout.jobfile.ImportSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code payroll-import.csv}, or {@code .txt}: what payroll is told to take, from this period's lines only and
 * never from balances: those are for people. A machine reads it, so no text is altered.
 *
 * <p>People whom the roster does not know are left out. Payroll has no number for them, and one unknown
 * number makes payroll software refuse a whole file; the manifest says how many and how much.
 */
@Component
class PayrollImportFile {

    private static final int FETCH = 1_000;

    private final JdbcClient db;

    PayrollImportFile(JdbcClient db) {
        this.db = db;
    }

    static String name(ImportLayout layout, boolean draft) {
        return (draft ? "payroll-import-draft." : "payroll-import.") + layout.extension();
    }

    /** @return the rows written, header and other lines not counted */
    long write(
            EmployerOfRun employer,
            ImportSettings settings,
            int reliefSign,
            ImportForm form,
            ImportTotals totals,
            OutputStream out)
            throws IOException {
        ImportLayout layout = settings.layout();
        LayoutFill fill = new LayoutFill(layout, employer);
        LayoutLines lines = new LayoutLines(layout, out);
        for (CellText line : layout.before()) {
            lines.line(fill.line(line, null));
        }
        if (layout.header()) {
            lines.row(layout.columns().stream().map(ImportLayout.Column::name).toList());
        }
        ImportRows rows = new ImportRows(settings, form, fill, lines, totals);
        people(employer, settings.rule(employer.employerRef()), reliefSign, form, rows);
        if (!layout.after().isEmpty()) {
            LayoutFill.End end = new LayoutFill.End(rows.rows(), total(layout, totals));
            for (CellText line : layout.after()) {
                lines.line(fill.line(line, end));
            }
        }
        lines.finish();
        return rows.rows();
    }

    /** Only where the layout shows it: amounts of two currencies have no total. */
    private static String total(ImportLayout layout, ImportTotals totals) {
        boolean shown = layout.after().stream().anyMatch(line -> line.has(CellText.Place.TOTAL));
        return shown ? totals.total().replace('.', layout.decimalSign()) : "";
    }

    private void people(EmployerOfRun employer, CountryRule rule, int reliefSign, ImportForm form, ImportRows rows) {
        EmployerOfRun before = form.looksBack() ? form.before() : null;
        Long[] now = employer.pulls();
        Long[] earlier = before == null ? new Long[0] : before.pulls();
        Long[] both = Stream.of(now, earlier).flatMap(Arrays::stream).toArray(Long[]::new);
        String columns = LaneSums.columns(rule, reliefSign, "l.now", "now_")
                + (before == null ? "" : ", " + LaneSums.columns(rule, reliefSign, "not l.now", "before_"));
        db.sql("select employee_ref, currency, " + columns + """
                          from (select *, pull_id = any (?) as now from contribution_line
                                 where pull_id = any (?) and employer_ref = ? and in_roster) as l
                         group by employee_ref, currency
                         order by employee_ref collate "C", currency collate "C"
                        """)
                .withFetchSize(FETCH)
                .params(now, both, employer.employerRef())
                .query(row -> {
                    rows.person(LaneSums.of(row, rule, before != null));
                });
    }
}
