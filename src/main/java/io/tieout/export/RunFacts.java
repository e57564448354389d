package io.tieout.export;

import io.tieout.export.RunTable.Fact;
import io.tieout.file.WholeFile.Written;
import io.tieout.jobfile.ImportSettings;
import io.tieout.jobfile.Lane;
import io.tieout.jobfile.ReconcileSettings;
import io.tieout.reconciliation.Cause;
import io.tieout.reconciliation.Explanation;
import io.tieout.reconciliation.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.Version;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything a run rests on, as the Run sheet lists it. */
final class RunFacts {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Book book;
    private final List<Fact> facts = new ArrayList<>();

    private RunFacts(Book book) {
        this.book = book;
    }

    static List<Fact> of(Book book) {
        RunFacts all = new RunFacts(book);
        all.run();
        all.inputs("Input", book.employer().inputs());
        EmployerOfRun.OtherRun register = book.employer().registerRun();
        if (register != null && register.id() != book.employer().run()) {
            all.inputs("Register run", register.inputs());
        }
        book.files().forEach(all::file);
        all.settings(book.settings());
        all.payrollImport(book.settings().payrollImport());
        book.journal().accounts().forEach((account, text) -> all.fact("Journal", account.key(), text));
        all.versions();
        all.rules();
        return List.copyOf(all.facts);
    }

    private void run() {
        EmployerOfRun employer = book.employer();
        fact("Run", "Period", employer.period());
        fact("Run", "Run of the period", String.valueOf(employer.number()));
        fact("Run", "Number in the database", String.valueOf(employer.run()));
        fact("Run", "Started at", employer.startedAt().toString());
        fact("Run", "Settled at", employer.settledAt().toString());
        fact("Run", "All inputs together", "", employer.inputsSha256());
        for (EmployerOfRun.Report report : employer.reports()) {
            fact(
                    "Report",
                    report.id(),
                    report.status() + ", reading " + report.version() + ", " + report.breakdowns() + " people, "
                            + report.lines() + " lines, last changed at Kota " + report.lastUpdatedAt());
        }
    }

    /** Names with what they were given: a checksum for a file, a word for a choice. */
    private void inputs(String topic, String json) {
        JsonNode inputs = JSON.readTree(json);
        if (inputs.isObject()) {
            inputs.propertyStream().forEach(input -> input(topic, input.getKey(), input.getValue()));
        } else {
            inputs.forEach(input -> input(topic, input.path("name").asString(""), input.path("sha256")));
        }
    }

    private void input(String topic, String name, JsonNode value) {
        String text = value.isString() ? value.asString() : value.toString();
        boolean checksum = text.matches("[0-9a-f]{64}");
        fact(topic, name, checksum ? "" : text, checksum ? text : null);
    }

    private void file(Written file) {
        fact("File written", file.name(), file.rows() + " rows, " + file.bytes() + " bytes", file.sha256());
    }

    private void settings(ReconcileSettings settings) {
        fact("Setting", "name", settings.name());
        fact("Setting", "max-reject-share", settings.maxRejectShare().toPlainString());
        fact("Setting", "tolerance-minor-units", String.valueOf(settings.toleranceMinorUnits()));
        fact("Setting", "relief-sign", settings.reliefSign() < 0 ? "minus" : "plus");
    }

    private void payrollImport(ImportSettings settings) {
        for (Lane lane : Lane.values()) {
            String element = settings.lane(lane).element();
            fact("Payroll import", lane.key(), element == null ? "none" : element);
        }
        fact("Payroll import", "second-import", settings.secondImport().name().toLowerCase(Locale.ROOT));
        fact("Payroll import", "zero-rows", settings.zeroRows() ? "yes" : "no");
        fact("Payroll import", "sign", settings.minus() ? "minus" : "plus");
        fact(
                "Payroll import",
                "what the country counts",
                settings.rule(book.employer().employerRef()).words());
    }

    private void versions() {
        String version = RunFacts.class.getPackage().getImplementationVersion();
        fact("Version", "Tieout", version == null ? "not packaged" : version);
        fact("Version", "Java", Runtime.version().toString());
        fact("Version", "Apache POI", Version.getVersion());
    }

    private void rules() {
        fact(
                "Rule",
                "Variance",
                "Charged - withheld. Closing = opening + variance. A status is the first of these that applies.");
        for (Status status : Status.values()) {
            fact("Status", status.name(), Explanation.of(status));
        }
        for (Cause cause : Cause.values()) {
            fact("Cause", cause.name(), Explanation.of(cause));
        }
        fact(
                "Rule",
                "Causes",
                "An exact set beats one with a rest; then fewer causes; then the order of this list. Only sums prove.");
        fact(
                "Rule",
                "Rounding",
                "Half up to the currency's minor unit, once for each line; pro-rating by calendar days.");
    }

    private void fact(String topic, String what, String value) {
        fact(topic, what, value, null);
    }

    private void fact(String topic, String what, String value, @Nullable String sha256) {
        facts.add(new Fact(topic, what, value, sha256));
    }
}
