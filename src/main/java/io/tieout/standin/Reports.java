package io.tieout.standin;

import java.lang.ref.SoftReference;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The reports and their contents. A content is worked out once per state of its employer and kept while memory lasts;
 * its update time moves only when its lines do. Guarded by the lock of {@link House}.
 */
final class Reports {

    private record Cached(long version, SoftReference<ReportContent> content) {}

    /** A report with its lines, both as of now. */
    record Current(Report report, ReportContent content) {}

    private final World world;
    private final MovableClock clock;
    private final Changes changes;
    private final ReportJournal journal;
    private final ReportKeys keys;
    private final ReportContents contents;
    private final Amendments amendments = new Amendments();
    private final Map<Report.Key, Report> known = new HashMap<>();
    private final Map<String, Report.Key> byId = new HashMap<>();
    private final Map<Report.Key, Cached> cache = new HashMap<>();

    Reports(World world, MovableClock clock, Seed seed, Changes changes, JournalFile journal) {
        this.world = world;
        this.clock = clock;
        this.changes = changes;
        this.journal = new ReportJournal(journal);
        this.keys = new ReportKeys(world, clock, seed, known);
        this.contents = new ReportContents(world, seed, known, amendments);
    }

    /** Newest first. */
    List<Report.Key> keys(Employer employer) {
        return keys.of(employer);
    }

    /** Without working the lines out. */
    String status(Report.Key key) {
        Report report = known.get(key);
        return report != null ? report.status() : contents.pinnedAsFinalized(key) ? "finalized" : "open";
    }

    Current byId(String id) {
        Report.Key key = byId.get(id);
        if (key == null) {
            key = world.employers().stream()
                    .flatMap(employer -> keys.of(employer).stream())
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> Refusal.notFound("contribution report"));
        }
        return current(key);
    }

    Current current(Report.Key key) {
        Report report = known.get(key);
        if (report != null && report.frozen() != null) {
            return new Current(report, report.frozen());
        }
        long version = world.version(key.employerId());
        Cached cached = cache.get(key);
        ReportContent content = cached == null || cached.version() != version
                ? null
                : cached.content().get();
        if (report != null && content != null) {
            return new Current(report, content);
        }
        content = contents.of(key);
        cache.put(key, new Cached(version, new SoftReference<>(content)));
        String digest = journal.digest(content);
        if (report == null || !report.digest().equals(digest)) {
            report = report == null ? first(key, digest) : report.changed(digest, after(report.updatedAt()));
            keep(report);
            journal.append(clock.now(), employerRef(key), report, content);
        }
        return new Current(report, content);
    }

    private Report first(Report.Key key, String digest) {
        Instant now = clock.now();
        Instant created = earlier(now, key.period().atDay(1).atTime(2, 0).toInstant(ZoneOffset.UTC));
        Instant finalized = contents.pinnedAsFinalized(key)
                ? earlier(now, key.period().atEndOfMonth().atTime(18, 0).toInstant(ZoneOffset.UTC))
                : null;
        return new Report(key, created, now, digest, finalized, null);
    }

    /** There is no way back; what changes later goes to the next report. */
    Report finalizeNow(String id) {
        Current current = byId(id);
        if (current.report().finalizedAt() != null) {
            throw Refusal.state("The contribution report is already finalized.");
        }
        Report report = current.report().finalized(after(current.report().updatedAt()), current.content());
        keep(report);
        world.touch(report.key().employerId());
        journal.append(clock.now(), employerRef(report.key()), report, current.content());
        return report;
    }

    /** Whether {@link #change} can do anything to a report. */
    boolean changeable(String id) {
        Current current = byId(id);
        return !contents.pinned(current.report().key())
                && !current.content().people().isEmpty();
    }

    /**
     * Charges one person of a report something more. Of a finalized report that shows in the next one.
     *
     * @param employeeId null takes them in turn
     */
    void change(String id, @Nullable String employeeId) {
        Current current = byId(id);
        Report.Key key = current.report().key();
        if (!changeable(id)) {
            throw Refusal.state("This report is pinned by the seed, or holds nobody.");
        }
        List<PersonLines> people = current.content().people();
        String who = employeeId == null
                ? people.get(amendments.count() % people.size()).employeeId()
                : employeeId;
        if (current.content().of(who) == null) {
            throw Refusal.notFound("employee in this contribution report");
        }
        amendments.add(who, key.period());
        world.touch(key.employerId());
        changes.add(
                "amendment",
                Json.object()
                        .put("employer_id", key.employerId())
                        .put("employee_id", who)
                        .put("period", key.period().toString()));
    }

    void restoreAmendment(ObjectNode state) {
        amendments.add(
                state.get("employee_id").asString(),
                YearMonth.parse(state.get("period").asString()));
        world.touch(state.get("employer_id").asString());
    }

    private void keep(Report report) {
        store(report);
        changes.add("report", ReportState.json(report));
    }

    private void store(Report report) {
        known.put(report.key(), report);
        byId.put(report.key().id(), report.key());
    }

    void restore(ObjectNode state) {
        store(ReportState.read(state));
    }

    /** Moves on even if the clock stands still, or else a change between two reads could not be seen. */
    private Instant after(Instant before) {
        Instant now = clock.now();
        return now.isAfter(before) ? now : before.plusMillis(1);
    }

    private String employerRef(Report.Key key) {
        return world.employer(key.employerId()).ref();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
