package io.tieout.roster;

import io.tieout.roster.Sent.Result;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What outcomes of some kinds change of the people and employers that we know. Each costs a statement, so only what a
 * chunk calls for is run.
 *
 * @param sql of {@code :ids}, the settled intents, and {@code :now}
 */
record Consequence(Subject subject, Set<Result> of, String sql) {

    private static final Set<Result> HELD = EnumSet.of(Result.CREATED, Result.ADOPTED, Result.UPDATED);
    private static final Set<Result> REKEYED = EnumSet.of(Result.REKEYED);

    /** In this order: a record has its new ref before anything else is noted under it. */
    private static final List<Consequence> ALL = List.of(
            new Consequence(Subject.EMPLOYER, HELD, SettleSql.EMPLOYERS),
            new Consequence(Subject.EMPLOYEE, REKEYED, RekeySql.MAKE_ROOM),
            new Consequence(Subject.EMPLOYEE, REKEYED, RekeySql.MOVE),
            new Consequence(Subject.EMPLOYEE, HELD, SettleSql.EMPLOYEES),
            new Consequence(Subject.EMPLOYEE, EnumSet.of(Result.SALARY_SENT), SettleSql.SALARIES),
            new Consequence(Subject.EMPLOYEE, EnumSet.of(Result.OFFBOARDED, Result.CANCELLED), SettleSql.LEAVERS));

    static List<Consequence> of(Collection<? extends Sent> sent) {
        return ALL.stream().filter(one -> sent.stream().anyMatch(one::follows)).toList();
    }

    private boolean follows(Sent sent) {
        return sent.intent().subject() == subject && of.contains(sent.result());
    }
}
