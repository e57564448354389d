package io.tieout.jobfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tieout.payroll.Profile;
import io.tieout.payroll.Profile.PayElement;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobFilesTest {

    @TempDir
    Path folder;

    @Test
    void the_files_that_come_with_the_program_say_what_holds_without_them() throws IOException {
        RosterSyncSettings sync = JobFiles.rosterSync(JobFiles.ROSTER_SYNC);
        RosterSyncSettings bareSync = JobFiles.rosterSync(write("kind: roster-sync\n"));
        assertThat(sync)
                .usingRecursiveComparison()
                .ignoringFields("name", "timetable")
                .isEqualTo(bareSync);
        assertThat(bareSync.employees()).isEqualTo(Profile.CANONICAL);
        assertThat(bareSync.zone()).isEqualTo(ZoneId.of("Europe/Dublin"));

        ReconcileSettings reconcile = JobFiles.reconcile(JobFiles.RECONCILE);
        ReconcileSettings bareReconcile = JobFiles.reconcile(write("kind: reconcile\n"));
        assertThat(reconcile)
                .usingRecursiveComparison()
                .ignoringFields("name", "timetable")
                .isEqualTo(bareReconcile);
        assertThat(bareReconcile.register()).isEqualTo(Profile.CANONICAL);
        assertThat(bareReconcile.toleranceMinorUnits()).isEqualTo(1);
        assertThat(bareReconcile.reliefSign()).isEqualTo(-1);
        assertThat(bareReconcile.maxRejectShare()).isEqualByComparingTo("0.02");
    }

    @Test
    void every_key_is_commented_in_the_files_that_come_with_the_program() throws IOException {
        for (Path file : new Path[] {JobFiles.ROSTER_SYNC, JobFiles.RECONCILE}) {
            String text = Files.readString(file);
            for (String line : text.lines().toList()) {
                assertThat(line).matches("( *#.*| *(- )?[A-Za-z_-]+:.*|)");
            }
            assertThat(text.lines().filter(line -> line.strip().startsWith("#")).count())
                    .isGreaterThan(15);
        }
    }

    @Test
    void every_key_of_a_reconcile_file_is_read() {
        ReconcileSettings settings = JobFiles.reconcile(write("""
                kind: reconcile
                name: other layout
                schedule: "0 0 6 3 * *"
                max-reject-share: 0
                tolerance-minor-units: 2
                relief-sign: plus
                profile:
                  delimiter: ";"
                  charset: windows-1252
                  quote: "'"
                  lines-before-header: 2
                  decimal: ","
                  thousands: .
                  date-pattern: dd.MM.yyyy
                  period-pattern: MM.yyyy
                  values:
                    employer_ref: {"01": ACME-DE, 2: ACME-AT}
                  columns:
                    employee_ref: Pers.-Nr.
                  constants:
                    employer_ref: ACME-DE
                  pay-elements:
                    7701: employer
                    EE_HEALTH: ignored
                payroll-import:
                  elements:
                    employee: 7702
                    taxable-value: 7709
                """));

        assertThat(settings.name()).isEqualTo("other layout");
        assertThat(settings.timetable()).extracting(Timetable::cron).isEqualTo("0 0 6 3 * *");
        assertThat(settings.maxRejectShare()).isZero();
        assertThat(settings.toleranceMinorUnits()).isEqualTo(2);
        assertThat(settings.reliefSign()).isEqualTo(1);
        Profile profile = settings.register();
        assertThat(profile.delimiter()).isEqualTo(';');
        assertThat(profile.charset()).isEqualTo(Charset.forName("windows-1252"));
        assertThat(profile.quote()).isEqualTo('\'');
        assertThat(profile.linesBeforeHeader()).isEqualTo(2);
        assertThat(profile.decimalSign()).isEqualTo(',');
        assertThat(profile.thousandsSign()).isEqualTo('.');
        assertThat(profile.datePattern()).isEqualTo("dd.MM.yyyy");
        assertThat(profile.periodPattern()).isEqualTo("MM.yyyy");
        assertThat(profile.values().get("employer_ref"))
                .containsOnly(java.util.Map.entry("01", "ACME-DE"), java.util.Map.entry("2", "ACME-AT"));
        assertThat(profile.positions()).isEmpty();
        assertThat(profile.columns()).containsOnly(java.util.Map.entry("employee_ref", "Pers.-Nr."));
        assertThat(profile.constants()).containsOnly(java.util.Map.entry("employer_ref", "ACME-DE"));
        assertThat(profile.payElements())
                .hasSize(6)
                .containsEntry("7701", PayElement.EMPLOYER)
                .containsEntry("EE_HEALTH", PayElement.IGNORED)
                .containsEntry("ER_HEALTH", PayElement.EMPLOYER);
        assertThat(settings.payrollImport().lane(Lane.EMPLOYEE).element()).isEqualTo("7702");
        assertThat(settings.payrollImport().lane(Lane.EMPLOYEE_ADJUSTMENT).element())
                .isEqualTo("EE_HEALTH_ADJ");
        assertThat(settings.payrollImport().lane(Lane.TAXABLE_VALUE).element()).isEqualTo("7709");
        assertThat(settings.payrollImport().lane(Lane.TAXABLE_VALUE_ADJUSTMENT).element())
                .isEqualTo("7709");
    }

    @Test
    void every_key_of_a_roster_file_is_read() {
        RosterSyncSettings settings = JobFiles.rosterSync(write("""
                kind: roster-sync
                zone: Europe/Madrid
                max-reject-share: 0.5
                guards:
                  max-offboard-count: 0
                  max-offboard-share: 0.01
                  max-missing-count: 7
                  max-missing-share: 1
                profiles:
                  employers:
                    delimiter: "\\t"
                  employees:
                    columns: {last_name: Apellidos}
                """));

        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
        assertThat(settings.guards().maxOffboardCount()).isZero();
        assertThat(settings.guards().maxOffboardShare()).isEqualByComparingTo("0.01");
        assertThat(settings.guards().maxMissingCount()).isEqualTo(7);
        assertThat(settings.guards().maxMissingShare()).isEqualByComparingTo("1");
        assertThat(settings.employers().delimiter()).isEqualTo('\t');
        assertThat(settings.employees().columns()).containsEntry("last_name", "Apellidos");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tolerence-minor-units: 1     | 'tolerence-minor-units' is not a key here; did you mean 'tolerance-minor-units'?",
                "colour: red                  | 'colour' is not a key here; known here: input, journal, kind, max-reject-share, name,",
                "guards: {}                   | 'guards' is not a key here; known here:",
                "tolerance-minor-units: one   | 'tolerance-minor-units' is 'one'; expected a whole number from 0 to 100.",
                "tolerance-minor-units: 0.5   | 'tolerance-minor-units' is '0.5'; expected a whole number from 0 to 100.",
                "tolerance-minor-units: -1    | 'tolerance-minor-units' is '-1'; expected a whole number from 0 to 100.",
                "max-reject-share: 2          | 'max-reject-share' is '2'; expected a share from 0 to 1, such as 0.02 for 2 %.",
                "max-reject-share: 2%         | 'max-reject-share' is '2%'; expected a share from 0 to 1",
                "relief-sign: negative        | 'relief-sign' is 'negative'; expected one of minus, plus.",
                "schedule: every night        | 'schedule' is 'every night'; expected six fields: second minute hour",
                "schedule: 30 2 * * *         | 'schedule' is '30 2 * * *'; expected six fields",
                "zone: Mars/Olympus           | 'zone' is 'Mars/Olympus'; expected a time zone, such as Europe/Dublin.",
                "input: {month: next}         | 'month' is 'next'; expected one of this, last.",
                "input: {employees: x.csv}    | 'employees' is not a key here;",
                "name: [a, b]                 | 'name' has keys or a list below it; expected a text.",
                "kind: reconcile              | 'kind' stands here a second time (first in line 1).",
                "profile: yes                 | 'profile' holds keys of its own, each on a line below it.",
                "profile: {charset: UTF-99}   | 'charset' is 'UTF-99'; expected a charset, such as UTF-8, windows-1252",
                "profile: {charset: x-JISAutoDetect} | 'charset' is 'x-JISAutoDetect'; expected a charset",
                "profile: {delimiter: tab}    | 'delimiter' is 'tab'; expected one character in quotes",
                "profile: {decimal: x}        | 'decimal' is 'x'; expected one of",
                "profile: {thousands: \".\"}  | 'thousands' is the same as 'decimal'",
                "profile: {thousands: \"-\"}  | 'thousands' is '-'; expected one sign",
                "profile: {quote: \",\"}      | 'quote' is the same as 'delimiter'",
                "profile: {date-pattern: dd/MM/yy}  | 'date-pattern' is 'dd/MM/yy'; expected a pattern with day, month and four-digit year",
                "profile: {date-pattern: nonsense}  | 'date-pattern' is 'nonsense'; expected a pattern",
                "profile: {lines-before-header: -1} | 'lines-before-header' is '-1'; expected a whole number from 0 to 1000.",
                "profile: {quote: ;}          | 'quote' is the same as 'delimiter'",
                "profile: {period-pattern: MM/yy}   | 'period-pattern' is 'MM/yy'; expected a pattern with month and four-digit year",
                "profile: {header: maybe}     | 'header' is 'maybe'; expected one of no, yes.",
                "profile: {header: no, columns: {amount: Betrag}} | 'amount' is 'Betrag'; expected the number of a column, 1 for the first",
                "profile: {header: no, columns: {amount: 0}}      | 'amount' is '0'; expected the number of a column",
                "profile: {header: no, columns: {amount: 2, currency: 2}} | 'currency' and 'amount' are both column 2.",
                "profile: {header: no, columns: {amount: 2}}      | the numbers of the columns stand under 'columns'; missing there: employee_ref, employer_ref,",
                "profile: {values: {amout: {a: b}}} | 'amout' is not a key here; did you mean 'amount'?",
                "profile: {column: {a: b}}    | 'column' is not a key here; did you mean 'columns'?",
                "profile: {columns: {employe_ref: No}} | 'employe_ref' is not a column of this file; did you mean 'employee_ref'?",
                "profile: {columns: {amount: Betrag}, constants: {amount: 1}} | 'amount' is under 'columns' and under 'constants'.",
                "profile: {pay-elements: {X: both}} | 'X' is 'both'; expected one of employee, employer, ignored.",
                "payroll-import: {elements: {employe: X}} | 'employe' is not a key here; did you mean 'employee'?",
                "payroll-import: {element: {}} | 'element' is not a key here; did you mean 'elements'?",
                "payroll-import: {second-import: doubles} | 'second-import' is 'doubles'; expected one of unknown, replaces, adds.",
                "payroll-import: {elements: {employer: ' '}} | 'employer' is blank; expected the name of a pay element, such as ER_HEALTH, or none",
                "payroll-import: {country: FR} | 'country' is 'FR'; expected a country that 'countries' knows: ES, GB, IE.",
                "payroll-import: {employers: {ACME: Ireland}} | 'ACME' is 'Ireland'; expected a country",
                "payroll-import: {countries: {Ireland: {}}} | 'Ireland' is no country; expected two capital letters",
                "payroll-import: {countries: {IE: {taxable-value: net}}} | 'taxable-value' is 'net'; expected one of gross-premium, gross-premium-and-tax.",
                "payroll-import: {layout: {columns: {a: b}}} | 'columns' holds a list, each entry on a line below it",
                "payroll-import: {layout: {columns: [[a]]}} | an entry of 'columns' is a text, or a name with its text",
                "payroll-import: {layout: {columns: ['{employee_ref}', a: '{amount}']}} | this column has no name",
                "payroll-import: {layout: {columns: [a: '{employe_ref}', b: '{employee_ref}', c: '{amount}']}} | {employe_ref} is no place to fill; known: {employee_ref},",
                "payroll-import: {layout: {columns: [a: '{employee_ref}']}} | no column has {amount}; payroll could do nothing with a row.",
                "payroll-import: {layout: {columns: [a: '{amount}']}} | no column has {employee_ref}",
                "payroll-import: {layout: {columns: [a: '{employee_ref}', b: '{amount}', c: '{amount 1}']}} | places with and without numbers",
                "payroll-import: {layout: {columns: [a: '{employee_ref}', b: '{amount 1}', c: '{element 2}']}} | {amount 2} is missing",
                "payroll-import: {layout: {columns: [a: '{employee_ref}', b: '{amount 21}']}} | {amount 21} is no place to fill",
                "payroll-import: {layout: {columns: [a: '{employee_ref}', b: '{amount}', c: '{total}']}} | {rows} and {total} are known after the last row only",
                "payroll-import: {layout: {lines-before: ['{rows}']}} | what belongs to a row has no meaning in 'lines-before'.",
                "payroll-import: {layout: {lines-after: ['{amount}']}} | what belongs to a row has no meaning in 'lines-after'.",
                "payroll-import: {layout: {lines-after: [\"a\\nb\"]}} | an entry of 'lines-after' is one line",
                "payroll-import: {layout: {quote: \",\"}} | 'quote' is the same as 'delimiter'",
                "payroll-import: {layout: {quoting: never, decimal: \",\"}} | 'decimal' is the same as 'delimiter' and nothing is quoted",
                "name: a: b                   | this is not YAML: mapping values are not allowed here."
            })
    void a_mistake_is_refused_with_its_line_and_what_would_be_right(String line, String message) {
        Path file = write("kind: reconcile\n\n# a remark\n" + line + "\n");

        assertThatThrownBy(() -> JobFiles.reconcile(file))
                .isInstanceOf(JobFileException.class)
                .hasMessageStartingWith(file + ":4: ")
                .hasMessageContaining(message);
    }

    @Test
    void all_mistakes_are_told_at_once_in_the_order_of_the_file() {
        JobFileException refused = catchThrowableOfType(JobFileException.class, () -> JobFiles.rosterSync(write("""
                        kind: roster-sync
                        zone: Europe/Dubln
                        guards:
                          max-ofboard-count: 3
                        max-reject-share: 3
                        """)));

        assertThat(refused.mistakes()).hasSize(3);
        assertThat(refused.mistakes().get(0)).contains(":2: 'zone' is 'Europe/Dubln'; expected a time zone");
        assertThat(refused.mistakes().get(1)).contains(":4: ", "did you mean 'max-offboard-count'?");
        assertThat(refused.mistakes().get(2)).contains(":5: ");
    }

    @Test
    void a_job_file_of_another_kind_or_of_none_or_missing_is_refused() throws IOException {
        assertThatThrownBy(() -> JobFiles.reconcile(JobFiles.ROSTER_SYNC))
                .isInstanceOf(JobFileException.class)
                .hasMessageContaining("'kind' is 'roster-sync'; this command needs a job file of kind reconcile.");
        assertThatThrownBy(() -> JobFiles.reconcile(write("")))
                .isInstanceOf(JobFileException.class)
                .hasMessageContaining(":1: 'kind' is missing; expected 'kind: reconcile'.");
        assertThatThrownBy(() -> JobFiles.reconcile(write("- kind\n")))
                .isInstanceOf(JobFileException.class)
                .hasMessageContaining(":1: a job file is a list of 'key: value' lines");
        assertThatThrownBy(() -> JobFiles.reconcile(folder.resolve("none.yml")))
                .isInstanceOf(JobFileException.class)
                .hasMessageContaining("there is no such job file");
        Path latin = Files.write(folder.resolve("latin.yml"), "name: Núñez".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> JobFiles.reconcile(latin))
                .isInstanceOf(JobFileException.class)
                .hasMessageContaining("not a YAML file in UTF-8");
    }

    @Test
    void equal_settings_have_equal_text_whatever_the_order_of_their_keys() {
        String a = JobFiles.reconcile(write("kind: reconcile\nprofile: {pay-elements: {A: employer, B: employee}}\n"))
                .toString();
        String b = JobFiles.reconcile(write("kind: reconcile\nprofile: {pay-elements: {B: employee, A: employer}}\n"))
                .toString();
        assertThat(a).isEqualTo(b);
    }

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("job.yml"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
