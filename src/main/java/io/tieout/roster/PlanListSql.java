package io.tieout.roster;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of a plan of one kind, read along an index, so that a page takes no longer in a plan of a million rows. */
final class PlanListSql {

    private PlanListSql() {}

    private static final String LEAVING = "p.action in ('OFFBOARD', 'CANCEL_OFFBOARD')";

    private static final String ROWS = """
            (select p.*, no.detail as refusal from plan_row p
             left join lateral (select i.detail from intent i
                where i.run_id = p.run_id and i.subject = p.subject and i.line = p.line and i.action = p.action and %s
                limit 1) no on true
             where p.run_id = :run and p.subject = :subject and\s""".formatted(PlanRowSql.leaveRefused("i"));

    private static final String LATER = """
             and (p.employer_ref collate "C", p.employee_ref collate "C", p.action) %s (:employer, :employee, :action)
            """;

    private static final String ORDER = """
             order by p.employer_ref collate "C"%1$s, p.employee_ref collate "C"%1$s, p.action%1$s
            """;

    /** @param back whether it goes backwards from the place; null for the beginning */
    static String rows(PlanAction action, @Nullable Boolean back) {
        boolean backwards = Boolean.TRUE.equals(back);
        String later = back == null ? "" : LATER.formatted(backwards ? "<" : ">");
        String order = ORDER.formatted(backwards ? " desc" : "");
        String pieces = kinds(action).stream()
                .map(kind -> ROWS + kind + later + order + " limit :most)")
                .collect(Collectors.joining(" union all "));
        return "select * from (select * from (" + pieces + ") p" + order + " limit :most) p" + ORDER.formatted("");
    }

    /** What an action is in the tables; the same as {@link SyncReports} makes of rows one by one. */
    private static List<String> kinds(PlanAction action) {
        return switch (action) {
            case HELD -> List.of(LEAVING + " and p.held_since is not null");
            case OFFBOARD, CANCEL_OFFBOARD ->
                List.of("p.action = '" + action.name() + "' and p.held_since is null and no.detail is null");
            case CANNOT -> List.of("p.action = 'CANNOT'", LEAVING + " and no.detail is not null");
            default -> List.of("p.action = '" + action.name() + "'");
        };
    }
}
