package io.tieout.jobfile;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** The keys {@code schedule} and {@code input}: when a job starts by itself, and on which files. */
final class Schedules {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final int MOST_HOURS = 10_000;

    private Schedules() {}

    /** Where moments and days are told. */
    static ZoneId zone(Section file) {
        ZoneId zone = file.read("zone", DUBLIN, ZoneId::of, "a time zone, such as Europe/Dublin");
        return zone == null ? DUBLIN : zone;
    }

    static @Nullable Timetable ofRosterSync(Section file, ZoneId zone) {
        Section input = file.section("input");
        List<Timetable.Input> files = new ArrayList<>();
        add(files, "--employers", input.text("employers"));
        add(files, "--employees", input.text("employees"));
        return read(file, input, zone, files, 0);
    }

    static @Nullable Timetable ofReconcile(Section file, ZoneId zone) {
        Section input = file.section("input");
        List<Timetable.Input> files = new ArrayList<>();
        add(files, "--register", input.text("register"));
        Map<String, Integer> months = new LinkedHashMap<>();
        months.put("this", 0);
        months.put("last", 1);
        return read(file, input, zone, files, input.word("month", 1, months));
    }

    private static @Nullable Timetable read(
            Section file, Section input, ZoneId zone, List<Timetable.Input> files, int monthsBack) {
        String cron = file.read(
                "schedule",
                null,
                text -> CronExpression.parse(text) == null ? "" : text,
                "six fields: second minute hour day month weekday, such as \"0 30 2 * * *\" for every night at 2:30");
        int hours = input.whole("max-age-hours", 0, 0, MOST_HOURS);
        Path out = Path.of(input.text("out", "out"));
        input.done();
        return cron == null
                ? null
                : new Timetable(
                        cron, zone, List.copyOf(files), hours == 0 ? null : Duration.ofHours(hours), monthsBack, out);
    }

    private static void add(List<Timetable.Input> files, String option, @Nullable String path) {
        if (path != null && !path.isBlank()) {
            files.add(new Timetable.Input(option, path));
        }
    }
}
