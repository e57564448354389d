package io.tieout.export;

import static io.tieout.export.ImportDesk.importFile;
import static io.tieout.export.ImportDesk.job;
import static io.tieout.export.ImportDesk.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.batch.UsageException;
import io.tieout.export.ImportDesk.Line;
import io.tieout.jobfile.ReconcileSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A period's import once more: nobody may be charged twice, and nothing that was taken back may stay. */
class SecondImportTest {

    private static final List<Line> FIRST =
            List.of(Line.employee("1", "40.00"), Line.employee("2", "50.00"), Line.employeeAdjustment("2", "-5.00"));
    private static final List<Line> SECOND =
            List.of(Line.employee("1", "40.00"), Line.employee("2", "45.50"), Line.employee("3", "7.00"));

    private static final String THREE_COLUMNS =
            "layout: {header: no, columns: ['{employee_ref}', '{element}', '{amount}']}\n";

    @TempDir
    Path out;

    private ImportDesk desk;

    @BeforeEach
    void open() {
        desk = new ImportDesk(out);
    }

    @Test
    void where_payroll_adds_a_later_file_holds_what_changed_and_both_together_are_the_whole() throws IOException {
        ReconcileSettings adds = settings("adds");
        Path first = desk.export(adds, false, FIRST);
        Path second = desk.export(adds, false, SECOND);

        assertThat(text(first)).isEqualTo("1,EE_HEALTH,40.00\r\n2,EE_HEALTH,50.00\r\n2,EE_HEALTH_ADJ,-5.00\r\n");
        assertThat(text(second)).isEqualTo("2,EE_HEALTH,-4.50\r\n2,EE_HEALTH_ADJ,5.00\r\n3,EE_HEALTH,7.00\r\n");
        assertThat(told(second).holds_changes_since_run()).isEqualTo(1);
        assertThat(told(second).note()).startsWith("holds only what changed since run 1");
        assertThat(told(second).already_instructed_in_run()).isNull();
        assertThat(told(second).lanes())
                .contains(new Manifest.LaneTotal("employee", "EUR", "92.50", "90.00", "2.50"))
                .contains(new Manifest.LaneTotal("employee-adjustment", "EUR", "0.00", "-5.00", "5.00"));
    }

    @Test
    void where_payroll_adds_the_same_again_is_an_empty_file_and_the_whole_only_when_asked_for() throws IOException {
        ReconcileSettings adds = settings("adds");
        Path first = desk.export(adds, false, FIRST);
        Path second = desk.export(adds, false, FIRST);
        Path third = desk.export(adds, true, FIRST);
        Path fourth = desk.export(adds, false, SECOND);

        assertThat(text(second)).isEmpty();
        assertThat(told(second).note()).startsWith("nothing changed since run 1");
        assertThat(told(second).already_instructed_in_run()).isNull();
        assertThat(text(third)).isEqualTo(text(first));
        assertThat(told(third).already_instructed_in_run()).isEqualTo(1);
        assertThat(told(third).note()).startsWith("the whole once more, as --again asks");
        assertThat(told(fourth).holds_changes_since_run()).isEqualTo(3);
    }

    @Test
    void where_payroll_replaces_what_is_gone_is_written_as_zero() throws IOException {
        ReconcileSettings replaces = settings("replaces");
        desk.export(replaces, false, FIRST);
        Path second = desk.export(replaces, false, SECOND);

        assertThat(text(second))
                .isEqualTo("1,EE_HEALTH,40.00\r\n2,EE_HEALTH,45.50\r\n2,EE_HEALTH_ADJ,0.00\r\n3,EE_HEALTH,7.00\r\n");
        assertThat(told(second).note())
                .isEqualTo("1 row is zero to take the place of what run 1 told payroll and no" + " longer holds");
    }

    @Test
    void where_payroll_replaces_figures_that_went_and_came_back_are_told_once_more() throws IOException {
        ReconcileSettings replaces = settings("replaces");
        desk.export(replaces, false, FIRST);
        desk.export(replaces, false, SECOND);
        Path third = desk.export(replaces, false, FIRST);
        Path fourth = desk.export(replaces, false, FIRST);

        assertThat(told(third).already_instructed_in_run()).isNull();
        assertThat(text(third)).contains("3,EE_HEALTH,0.00\r\n");
        assertThat(told(fourth).already_instructed_in_run()).isEqualTo(3);
    }

    @Test
    void where_nobody_said_other_figures_come_whole_with_a_warning() throws IOException {
        ReconcileSettings unknown = settings("unknown");
        desk.export(unknown, false, FIRST);
        Path second = desk.export(unknown, false, SECOND);

        assertThat(text(second)).isEqualTo("1,EE_HEALTH,40.00\r\n2,EE_HEALTH,45.50\r\n3,EE_HEALTH,7.00\r\n");
        assertThat(told(second).note()).startsWith("run 1 told payroll other figures for this period");
        assertThat(told(second).already_instructed_in_run()).isNull();
    }

    @Test
    void the_same_instruction_in_another_layout_is_noticed() throws IOException {
        desk.export(settings("unknown"), false, FIRST);
        Path second = desk.export(job(out, "layout: {delimiter: ';', decimal: ','}"), false, FIRST);

        assertThat(told(second).already_instructed_in_run()).isEqualTo(1);
        assertThat(told(second).warning()).isEqualTo("already instructed in run 1, do not import again");
        assertThat(told(second).note()).isNull();
    }

    @Test
    void a_draft_tells_payroll_nothing_so_the_next_file_is_whole() throws IOException {
        ReconcileSettings adds = settings("adds");
        desk.export(adds, false, "open", FIRST);
        Path second = desk.export(adds, false, SECOND);

        assertThat(text(second)).startsWith("1,EE_HEALTH,40.00\r\n");
        assertThat(told(second).holds_changes_since_run()).isNull();
        assertThat(told(second).note()).isNull();
    }

    @Test
    void where_payroll_adds_a_file_of_changes_is_refused_when_other_things_are_told_than_before() throws IOException {
        desk.export(settings("adds"), false, FIRST);
        ReconcileSettings other = job(out, "second-import: adds\nelements: {employee: OTHER}");

        assertThatThrownBy(() -> desk.export(other, false, SECOND))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("ACME: payroll adds on a second import, so only what changed since run 1 may be"
                        + " written, but that run was written with other elements")
                .hasMessageContaining("--again");
        Path whole = desk.export(other, true, SECOND);
        assertThat(told(whole).totals()).contains(new Manifest.ElementTotal("OTHER", "EUR", 3, "92.50"));
    }

    @Test
    void zero_rows_and_the_other_sign_are_written_where_the_job_file_asks() throws IOException {
        ReconcileSettings job = job(
                out,
                THREE_COLUMNS + "zero-rows: yes\nsign: minus\nelements: {employer: none, employer-adjustment: none,"
                        + " taxable-value: none}\n");
        Path folder = desk.export(job, false, FIRST);

        assertThat(text(folder))
                .isEqualTo(
                        "1,EE_HEALTH,-40.00\r\n1,EE_HEALTH_ADJ,0.00\r\n2,EE_HEALTH,-50.00\r\n2,EE_HEALTH_ADJ,5.00\r\n");
        assertThat(told(folder).totals())
                .containsExactly(
                        new Manifest.ElementTotal("EE_HEALTH", "EUR", 2, "-90.00"),
                        new Manifest.ElementTotal("EE_HEALTH_ADJ", "EUR", 2, "5.00"));
    }

    private ReconcileSettings settings(String secondImport) {
        return job(out, THREE_COLUMNS + "second-import: " + secondImport);
    }

    private static String text(Path folder) throws IOException {
        return Files.readString(importFile(folder));
    }
}
