package io.tieout.jobfile;

import io.tieout.jobfile.ReconcileSettings.Elements;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys of a job file of kind {@code reconcile}, with their defaults and limits. */
final class ReconcileFile {

    static final String KIND = "reconcile";

    private static final int MOST_TOLERANCE = 100;

    private ReconcileFile() {}

    static ReconcileSettings read(Section file) {
        Map<String, Integer> signs = new LinkedHashMap<>();
        signs.put("minus", -1);
        signs.put("plus", 1);
        Section payrollImport = file.section("payroll-import");
        Elements elements = elements(payrollImport.section("elements"));
        payrollImport.done();
        return new ReconcileSettings(
                file.text("name", KIND),
                Schedules.read(file),
                Profiles.register(file.section("profile")),
                file.share("max-reject-share", "0.02"),
                file.whole("tolerance-minor-units", 1, 0, MOST_TOLERANCE),
                file.word("relief-sign", -1, signs),
                elements);
    }

    private static Elements elements(Section section) {
        Elements elements = new Elements(
                element(section, "employee", "EE_HEALTH"),
                element(section, "employee-adjustment", "EE_HEALTH_ADJ"),
                element(section, "employer", "ER_HEALTH"),
                element(section, "employer-adjustment", "ER_HEALTH_ADJ"),
                element(section, "taxable-value", "BIK_HEALTH"));
        section.done();
        return elements;
    }

    private static String element(Section section, String key, String otherwise) {
        String element = section.text(key, otherwise);
        if (element.isBlank()) {
            section.mistake(
                    key, "'" + key + "' is blank; expected the name of a pay element, such as " + otherwise + ".");
        }
        return element;
    }
}
