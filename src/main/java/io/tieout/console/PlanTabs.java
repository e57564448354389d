package io.tieout.console;

import io.tieout.roster.ListedPlan;
import io.tieout.roster.PlanAction;
import io.tieout.roster.PlanPlace;
import io.tieout.roster.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a plan by what they ask for, those first that end or keep somebody's cover. */
record PlanTabs(List<Tab> all, @Nullable Tab here) {

    /** @param path of the page with these rows */
    record Tab(String id, Subject subject, PlanAction action, String title, long count, String path) {}

    private static final List<PlanAction> ORDER = List.of(
            PlanAction.OFFBOARD,
            PlanAction.CANCEL_OFFBOARD,
            PlanAction.HELD,
            PlanAction.CANNOT,
            PlanAction.RENUMBERED,
            PlanAction.MISSING,
            PlanAction.MOVED,
            PlanAction.REKEY,
            PlanAction.CREATE,
            PlanAction.ADOPT,
            PlanAction.UPDATE,
            PlanAction.SALARY,
            PlanAction.PAST_LEAVER);

    static PlanTabs of(ListedPlan plan, @Nullable String show) {
        List<Tab> tabs = new ArrayList<>();
        tabs.addAll(of(plan, Subject.EMPLOYEE, plan.people()));
        tabs.addAll(of(plan, Subject.EMPLOYER, plan.employers()));
        Tab first = tabs.isEmpty() ? null : tabs.get(0);
        return new PlanTabs(
                tabs,
                tabs.stream().filter(tab -> tab.id().equals(show)).findFirst().orElse(first));
    }

    private static List<Tab> of(ListedPlan plan, Subject subject, Map<PlanAction, Long> counts) {
        return ORDER.stream()
                .filter(counts::containsKey)
                .map(action -> {
                    String id = subject.word() + "-"
                            + action.name().toLowerCase(Locale.ROOT).replace('_', '-');
                    return new Tab(
                            id,
                            subject,
                            action,
                            (subject == Subject.EMPLOYER ? "Employers: " : "") + words(action),
                            counts.getOrDefault(action, 0L),
                            "/console/plans/" + plan.number() + "?show=" + id);
                })
                .toList();
    }

    /** What the rows ask for, in a word or two. */
    static String words(PlanAction action) {
        return switch (action) {
            case CREATE -> "create";
            case ADOPT -> "adopt";
            case UPDATE -> "update";
            case REKEY -> "new ref";
            case RENUMBERED -> "under another ref";
            case SALARY -> "salary";
            case NONE -> "nothing";
            case CANNOT -> "can't be done";
            case OFFBOARD -> "leave";
            case CANCEL_OFFBOARD -> "stay after all";
            case HELD -> "held back";
            case MOVED -> "moved";
            case MISSING -> "missing";
            case PAST_LEAVER -> "left before";
        };
    }

    static String key(PlanPlace place) {
        return OpaqueKey.of(
                place.employerRef(), place.employeeRef(), place.planned().name());
    }

    static @Nullable PlanPlace place(@Nullable String key) {
        if (key == null) {
            return null;
        }
        String nowhere = "There is no such page of the plan";
        List<String> parts = OpaqueKey.parts(key, 3, nowhere);
        for (PlanAction action : PlanAction.values()) {
            if (action.name().equals(parts.get(2))) {
                return new PlanPlace(parts.get(0), parts.get(1), action);
            }
        }
        throw Refused.nothingHere(nowhere);
    }
}
