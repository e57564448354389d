package io.tieout.contribution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Kota's employee ids, as payroll's own refs.
 *
 * <p>An employer's people are read together when its first page comes: looked up page by page, each id is a place of
 * its own in the index. Those of a few employers are kept, because pages of neighbours come in between.
 */
@Component
@StepScope
class RosterRefs {

    /** People of small employers that are kept; a larger employer is kept alone. */
    private static final int PEOPLE_KEPT = 20_000;

    private final JdbcClient jdbc;
    private final LinkedHashMap<String, Map<String, String>> byEmployer = new LinkedHashMap<>();
    private int people;

    RosterRefs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The refs of those ids that the roster knows; most are the employer's own people. */
    Map<String, String> of(Map<String, ? extends Collection<String>> idsByEmployer) {
        List<String> missing = idsByEmployer.keySet().stream()
                .filter(employer -> byEmployer.get(employer) == null)
                .toList();
        if (!missing.isEmpty()) {
            read(missing);
        }
        Map<String, String> refs = new HashMap<>();
        Collection<String> elsewhere = new ArrayList<>();
        idsByEmployer.forEach((employer, ids) -> {
            Map<String, String> known = byEmployer.get(employer);
            for (String id : ids) {
                String ref = known.get(id);
                if (ref == null) {
                    elsewhere.add(id);
                } else {
                    refs.put(id, ref);
                }
            }
        });
        refs.putAll(anywhere(elsewhere));
        forgetOldest(idsByEmployer.keySet());
        return refs;
    }

    private void read(List<String> employers) {
        employers.forEach(employer -> byEmployer.put(employer, new HashMap<>()));
        jdbc.sql("select employer_ref, kota_id, employee_ref from employee"
                        + " where employer_ref = any(?) and kota_id is not null")
                .param(employers.toArray(String[]::new))
                .query(row -> {
                    byEmployer.get(row.getString(1)).put(row.getString(2), row.getString(3));
                    people++;
                });
    }

    /** Who is in a report of an employer that the roster has at another one. */
    private Map<String, String> anywhere(Collection<String> ids) {
        Map<String, String> refs = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select kota_id, employee_ref from employee where kota_id = any(?)")
                    .param(ids.toArray(String[]::new))
                    .query(row -> {
                        refs.put(row.getString(1), row.getString(2));
                    });
        }
        return refs;
    }

    private void forgetOldest(Collection<String> inUse) {
        var oldest = byEmployer.entrySet().iterator();
        while (people > PEOPLE_KEPT && oldest.hasNext()) {
            var employer = oldest.next();
            if (!inUse.contains(employer.getKey())) {
                people -= employer.getValue().size();
                oldest.remove();
            }
        }
    }
}
