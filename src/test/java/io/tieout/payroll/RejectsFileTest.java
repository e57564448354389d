package io.tieout.payroll;

import static io.tieout.payroll.PayrollFixture.TODAY;
import static io.tieout.payroll.PayrollFixture.accepted;
import static io.tieout.payroll.PayrollFixture.charset;
import static io.tieout.payroll.PayrollFixture.corpus;
import static io.tieout.payroll.PayrollFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectsFileTest {

    private static final String ADDED = ",rejected_line,rejected_column,rejected_value,rejected_reason";

    @TempDir
    Path folder;

    @Test
    void a_refused_row_stands_in_the_rejects_as_it_came_with_the_reason_last() throws IOException {
        Path input = corpus("employees-three-lines-in-a-cell.csv");
        Path target = folder.resolve("deep/rejects.csv");

        writeAll(input, Profile.CANONICAL, target);

        String text = Files.readString(target);
        assertThat(text).startsWith("employee_ref,employer_ref,").contains("leave_reason" + ADDED + "\r\n");
        assertThat(text)
                .contains("0008,ACME-IE,,José,Núñez,1985-11-03,male,\"2 Quay\r\nSecond \"\"red\"\" door\",,,Cork")
                .endsWith(",5,start_on,1823-06-01,expected a date after 1900-01-01\r\n");
        assertThat(text.lines()).hasSize(3);
        assertThat(Files.exists(target.resolveSibling("rejects.csv.part"))).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_mended_rejects_file_is_taken_and_one_that_is_refused_again_grows_no_further() throws IOException {
        Path first = folder.resolve("rejects.csv");
        Path second = folder.resolve("again.csv");
        Path input = corpus("employees-three-lines-in-a-cell.csv");
        writeAll(input, Profile.CANONICAL, first);

        assertThat(refused(PayrollFiles.employees(first, Profile.CANONICAL, TODAY)))
                .singleElement()
                .satisfies(
                        again -> assertThat(again.original()).startsWith("0008").endsWith("jose@example.com,,,"));
        writeAll(first, Profile.CANONICAL, second);
        assertThat(Files.readString(second).replace(",2,start_on", ",5,start_on"))
                .isEqualTo(Files.readString(first));

        Files.writeString(first, Files.readString(first).replace("1823", "2023"));
        try (RowSource<EmployeeRow> mended = PayrollFiles.employees(first, Profile.CANONICAL, TODAY)) {
            assertThat(mended.ignoredColumns()).isEmpty();
        }
        assertThat(accepted(PayrollFiles.employees(first, Profile.CANONICAL, TODAY)))
                .singleElement()
                .satisfies(row -> assertThat(row.line1()).isEqualTo("2 Quay\r\nSecond \"red\" door"));
    }

    @Test
    void charset_and_byte_order_mark_are_those_of_the_input() throws IOException {
        Path windows = folder.resolve("windows.csv");
        Files.writeString(
                windows,
                PayrollFixture.employees(java.util.Map.of("last_name", "Núñez", "email", "?")),
                Charset.forName("windows-1252"));
        writeAll(windows, charset("windows-1252"), folder.resolve("rejects.csv"));
        assertThat(Files.readString(folder.resolve("rejects.csv"), Charset.forName("windows-1252")))
                .contains("\"Núñez\"");

        Path marked = folder.resolve("marked.csv");
        Files.writeString(marked, "\uFEFF" + PayrollFixture.employees(java.util.Map.of("email", "?")));
        writeAll(marked, charset("windows-1252"), folder.resolve("rejects-marked.csv"));
        assertThat(Files.readString(folder.resolve("rejects-marked.csv"), StandardCharsets.UTF_8))
                .startsWith("\uFEFF\"employee_ref\"".replace("\"", ""));
    }

    @Test
    void a_row_refused_beside_others_is_looked_up_in_the_input() throws IOException {
        Path input = corpus("employees.csv");
        Path target = folder.resolve("rejects.csv");
        try (RejectsFile rejects = PayrollFiles.employeesRejects(input, Profile.CANONICAL, target)) {
            rejects.add(2, "employee_ref", "is there twice");
            rejects.add(4, "last_name", "is there twice");
            assertThatThrownBy(() -> rejects.add(17, "", "is not there")).isInstanceOf(IllegalArgumentException.class);
            assertThat(rejects.count()).isEqualTo(2);
            assertThat(target).doesNotExist();
            assertThat(rejects.finish()).isTrue();
        }
        assertThat(Files.readAllLines(target).get(1))
                .startsWith("0007,ACME-IE")
                .endsWith(",2,employee_ref,0007,is there twice");
        assertThat(Files.readAllLines(target).get(2))
                .startsWith("0009,ACME-IE")
                .endsWith(",4,last_name,***,is there twice");
    }

    @Test
    void without_a_refused_row_there_is_no_file_and_an_old_one_goes() throws IOException {
        Path target = Files.writeString(folder.resolve("rejects.csv"), "of an earlier attempt");
        writeAll(corpus("employees.csv"), Profile.CANONICAL, target);
        assertThat(target).doesNotExist();
    }

    @Test
    void a_row_that_cannot_be_divided_loses_the_old_reason_when_it_is_refused_again() throws IOException {
        String header =
                PayrollFixture.register(java.util.Map.of()).lines().findFirst().orElseThrow();
        Path input = PayrollFixture.write(
                folder,
                header + "\n0007,ACME-IE,2026-10-28,2026-10,M\"10,EE_HEALTH,1.00,EUR\n"
                        + "0008,ACME-IE,2026-10-28,2026-10,M10,EE_HEALTH,1,00,EUR\n");
        Path first = folder.resolve("first.csv");
        Path second = folder.resolve("second.csv");
        for (Path[] step : new Path[][] {{input, first}, {first, second}}) {
            try (RejectsFile rejects = PayrollFiles.registerRejects(step[0], Profile.CANONICAL, step[1])) {
                refused(PayrollFiles.register(step[0], Profile.CANONICAL)).forEach(rejects::add);
                rejects.finish();
            }
        }
        assertThat(Files.readAllLines(second)).hasSize(3);
        assertThat(Files.readAllLines(second).get(1))
                .startsWith("0007,ACME-IE,2026-10-28,2026-10,M\"10,EE_HEALTH,1.00,EUR,2,pay_run,,")
                .doesNotContain(",EUR,2,pay_run,,\"a quote stands inside the cell; write it twice, and put quotes"
                        + " around the cell\",");
        assertThat(Files.readAllLines(second).get(2))
                .startsWith("0008,ACME-IE,2026-10-28,2026-10,M10,EE_HEALTH,1,00,EUR,3,,,");
    }

    private static void writeAll(Path input, Profile profile, Path target) {
        try (RejectsFile rejects = PayrollFiles.employeesRejects(input, profile, target)) {
            refused(PayrollFiles.employees(input, profile, TODAY)).forEach(rejects::add);
            rejects.finish();
        }
    }
}
