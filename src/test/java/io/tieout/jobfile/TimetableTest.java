package io.tieout.jobfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a job file says that its job starts, and on what. */
class TimetableTest {

    @TempDir
    Path folder;

    @Test
    void aReconciliationIsAboutTheMonthBeforeByTheClocksOfItsZone() throws IOException {
        write("month.yml", """
                kind: reconcile
                schedule: "0 30 0 1 * *"
                input: {register: "inbox/r-{period}.csv", out: results, max-age-hours: 48}
                """);
        Timetable timetable = JobFiles.scheduled(folder).get(0).timetable();
        Instant due = timetable.next(Instant.parse("2026-07-15T00:00:00Z"));
        // Half past midnight in Dublin is still July in UTC.
        assertThat(due).isEqualTo(Instant.parse("2026-07-31T23:30:00Z"));
        assertThat(timetable.period(due)).isEqualTo(YearMonth.of(2026, 7));
        assertThat(timetable.inputs().get(0).file(timetable.period(due))).isEqualTo(Path.of("inbox/r-2026-07.csv"));
        assertThat(timetable.maxAge()).isEqualTo(Duration.ofHours(48));
        assertThat(timetable.out()).isEqualTo(Path.of("results"));
    }

    @Test
    void aNightComesOnceWhereClocksAreTurned() throws IOException {
        write("night.yml", "kind: roster-sync\nschedule: \"0 30 1 * * *\"\n");
        Timetable timetable = JobFiles.scheduled(folder).get(0).timetable();
        // 29 March 2026 has no half past one in Dublin, 25 October has two.
        Instant spring = timetable.next(Instant.parse("2026-03-28T01:30:00Z"));
        assertThat(spring).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(timetable.next(spring)).isEqualTo(Instant.parse("2026-03-30T00:30:00Z"));
        Instant autumn = timetable.next(Instant.parse("2026-10-24T12:00:00Z"));
        assertThat(autumn).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(timetable.next(Instant.parse("2026-10-25T01:10:00Z")))
                .as("in the hour that comes twice")
                .isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(timetable.next(autumn)).isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void onlyFilesOfTheFolderItselfThatHaveAScheduleAreTaken() throws IOException {
        write("a.yml", "kind: roster-sync\nschedule: \"0 30 1 * * *\"\n");
        write("b.yaml", "kind: reconcile\nname: the month\nschedule: \"0 0 6 2 * *\"\n");
        write("c.yml", "kind: reconcile\n");
        write("notes.txt", "not a job file");
        Files.createDirectories(folder.resolve("more"));
        write("more/d.yml", "kind: reconcile\nschedule: \"0 0 6 2 * *\"\n");
        assertThat(JobFiles.scheduled(folder)).extracting(ScheduledFile::id).containsExactly("a", "b");
        assertThat(JobFiles.scheduled(folder))
                .extracting(ScheduledFile::name)
                .containsExactly("roster-sync", "the month");
        write("e.yml", "kind: roster-sync\nschedule: nightly\n");
        assertThatThrownBy(() -> JobFiles.scheduled(folder)).hasMessageContaining("e.yml:2: 'schedule' is 'nightly'");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
