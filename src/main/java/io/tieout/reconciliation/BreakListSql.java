package io.tieout.reconciliation;

/**
 * The queries of {@link BreakList}. Each reads along an index of the rows that need a person and ends when a page is
 * full, so that a page of a million rows takes as long as one of a thousand.
 */
final class BreakListSql {

    private BreakListSql() {}

    private static final String OPEN = "r.status in " + Status.sqlOfThoseThatNeedPerson();

    /**
     * Counted for each row by itself: as a join it would read all that was ever decided in the period. Said so that
     * the planner expects most rows to be waiting, and reads along the index until a page is full.
     */
    private static final String NOT_ACCEPTED =
            " and (0 < (select count(*) from accepted_row a where" + Acceptances.OF_ROW + ")) is not true\n";

    /** The newest run of the period that settled the employer of {@code k}. */
    private static final String NEWEST_OF_K = """
            cross join lateral (select c.run_id from counted_reconciliation c
                where c.period = :period and c.employer_ref = k.employer_ref order by c.run_id desc limit 1) n
            """;

    /**
     * What was accepted of each employer's newest run. It begins with the decisions, which are few; "offset 0" keeps
     * the planner from beginning elsewhere when its statistics make it think that they are many.
     */
    private static final String ACCEPTED = """
             from (select k.employer_ref, n.run_id
                from (select distinct employer_ref from break_decision
                    where period = :period and (:employer::text is null or employer_ref = :employer)) k
            """ + NEWEST_OF_K + """
                offset 0) k
            join accepted_row a on a.period = :period and a.run_id = k.run_id and a.employer_ref = k.employer_ref
            """;

    /** Each employer's newest run of the period. */
    private static final String NEWEST = """
            (select distinct on (employer_ref) employer_ref, run_id from counted_reconciliation
             where period = :period and (:employer::text is null or employer_ref = :employer)
             order by employer_ref, run_id desc)
            """;

    /**
     * The run that is the newest of the most employers, and whether it is of all. One that was given up counts only for
     * the employers whose files it wrote, so it is not taken for that.
     */
    static final String RUNS = """
            select n.run_id, count(*) over () = 1 and (
                select run.status <> 'ABANDONED' from run where run.id = n.run_id) as alone
            from (select distinct on (employer_ref) employer_ref, run_id from counted_reconciliation
                  where period = :period order by employer_ref, run_id desc) n
            group by n.run_id order by count(*) desc, n.run_id desc limit 1
            """;

    /** The rows of one page with what belongs to them. The chain is that of the openings really used. */
    static final String PAGE = """
            with page as materialized (%%s)
            select r.*, n.period, n.stale, run.number, a.account, a.reason as accepted_because, a.decided_at, %s,
                moved.periods, moved.amounts
            from page r
            join reconciliation n on n.run_id = r.run_id and n.employer_ref = r.employer_ref
            join run on run.id = r.run_id
            left join lateral (select a.account, a.reason, a.decided_at from accepted_row a
                where %s limit 1) a on true
            left join lateral (select * from break_hand_over h
                where h.employer_ref = r.employer_ref and h.period = n.period and h.employee_ref = r.employee_ref
                  and h.currency = r.currency and h.portion = r.portion
                order by h.id desc limit 1) h on true
            left join lateral (
                with recursive chain as (
                    select n.run_id, n.period, n.opening_run
                    union all
                    select o.run_id, o.period, o.opening_run from chain c
                    join reconciliation o on o.run_id = c.opening_run and o.employer_ref = r.employer_ref)
                select array_agg(c.period order by c.period collate "C" desc) as periods,
                    array_agg(m.variance order by c.period collate "C" desc) as amounts
                from chain c
                join examined_row m on m.run_id = c.run_id and m.employer_ref = r.employer_ref
                    and m.employee_ref = r.employee_ref and m.currency = r.currency and m.portion = r.portion
                where m.variance <> 0
            ) moved on r.opening <> 0
            """.formatted(HandOvers.columns("h"), Acceptances.OF_ROW) + ReadFrom.BEGINNING.order();

    /** Employer by employer along the index: as a join it would read the open rows of all runs that there ever were. */
    static final String COUNT_OPEN = """
            select coalesce(sum((select count(*) from examined_row r
                where r.run_id = n.run_id and r.employer_ref = n.employer_ref and %s)), 0)
            from %s n
            """.formatted(OPEN, NEWEST);

    /** Of a run that is the newest of all its employers. */
    static final String COUNT_OPEN_OF_RUN = "select count(*) from examined_row r where r.run_id = :run and " + OPEN;

    static final String COUNT_ACCEPTED = "select count(*)" + ACCEPTED;

    /** All rows of a run that is the newest of all its employers. */
    static String ofRun(long run, ReadFrom from) {
        return "select r.* from examined_row r where r.run_id = " + run + " and " + OPEN + from.where() + NOT_ACCEPTED
                + from.order() + " limit :most";
    }

    /** Most employers have this run as their newest; of the rest each has its own rows looked up. */
    static String ofRuns(long main, ReadFrom from) {
        return "select r.* from ((select r.* from examined_row r where r.run_id = " + main + " and " + OPEN
                + from.where() + """
                 and r.run_id = (select c.run_id from counted_reconciliation c
                    where c.period = :period and c.employer_ref = r.employer_ref order by c.run_id desc limit 1)
                 """ + NOT_ACCEPTED + from.order() + " limit :most) union all ("
                + ofEmployers("n.run_id <> " + main, from) + ")) r" + from.order() + " limit :most";
    }

    static String ofEmployer(ReadFrom from) {
        return ofEmployers("true", from);
    }

    private static String ofEmployers(String which, ReadFrom from) {
        return "select r.* from " + NEWEST + """
                 n cross join lateral (select r.* from examined_row r
                    where r.run_id = n.run_id and r.employer_ref = n.employer_ref and\s""" + OPEN + from.where()
                + NOT_ACCEPTED + from.order() + " limit :most) r where " + which + from.order()
                + " limit :most";
    }

    /** Few were ever handed to one account, so it begins with these. */
    static String handedTo(ReadFrom from) {
        return ofFew("""
                select h.*, n.run_id from (select distinct employer_ref, employee_ref, currency, portion
                    from break_hand_over
                    where period = :period and lower(handed_to) = lower(:account)
                      and (:employer::text is null or employer_ref = :employer)) k
                cross join lateral (select * from break_hand_over h
                    where h.employer_ref = k.employer_ref and h.period = :period and h.employee_ref = k.employee_ref
                      and h.currency = k.currency and h.portion = k.portion
                    order by h.id desc limit 1) h
                """ + NEWEST_OF_K + """
                where lower(h.handed_to) = lower(:account)
                """, NOT_ACCEPTED, from);
    }

    static String accepted(ReadFrom from) {
        return ofFew("select a.*" + ACCEPTED, "", from);
    }

    /** One by one along the index, whatever number of them the planner expects; then the page is taken of these. */
    private static String ofFew(String keys, String and, ReadFrom from) {
        return "select r.* from (select r.* from (" + keys + """
                 offset 0) k
                cross join lateral (select r.* from examined_row r
                    where r.run_id = k.run_id and r.employer_ref = k.employer_ref
                      and r.employee_ref = k.employee_ref and r.currency = k.currency and r.portion = k.portion
                      and\s""" + OPEN + " offset 0) r offset 0) r where true"
                + from.where() + and + from.order()
                + " limit :most";
    }
}
