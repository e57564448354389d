package io.tieout.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The intents of the database: what is still to be done, and what became of it.
 *
 * <p>Reading and stamping commit in transactions of their own, which end before a call begins.
 */
class Intents {

    private static final String OPEN = """
            select i.id, i.subject, i.line, i.employer_ref, i.employee_ref, i.action, i.idempotency_key, i.first_sent_at,
                   i.body_sha256, i.leave_on, r.kota_id as kota_employer_id,
                   i.action = 'SALARY' and e.salary_hash is null and coalesce(made.outcome, '') <> 'CREATED' as asks_first,
                   case when i.action = 'SALARY' then coalesce(i.kota_id, made.kota_id)
                        when i.action <> 'OFFBOARD' then i.kota_id
                        -- Kota refuses a second offboarding while the first stands
                        when not exists (select from intent c where c.run_id = i.run_id and c.subject = i.subject
                                and c.line = i.line and c.action = 'CANCEL_OFFBOARD'
                                and c.employer_ref = i.employer_ref and c.employee_ref = i.employee_ref
                                and c.outcome is distinct from 'CANCELLED' and c.outcome is distinct from 'NOT_LANDED')
                         -- a record that did not get its new ref is not the one of this row yet
                         and not exists (select from intent k where k.run_id = i.run_id and k.subject = i.subject
                                and k.line = i.line and k.action = 'REKEY'
                                and k.employer_ref = i.employer_ref and k.employee_ref = i.employee_ref
                                and k.outcome is distinct from 'REKEYED')
                        then coalesce(i.kota_id, e.kota_id) end as kota_id,
                   i.fields, i.row_hash, i.former_ref,
                   former.field_hashes || jsonb_strip_nulls(jsonb_build_object('salary', former.salary_hash))
                       as former_fields
            from (%s) i
            left join employer r on r.employer_ref = i.employer_ref
            left join employee e on e.employer_ref = i.employer_ref and e.employee_ref = i.employee_ref
            left join employee former on i.action = 'REKEY' and former.employer_ref = i.employer_ref
                and former.employee_ref = i.former_ref
            -- Who is created or linked in the same run; not an earlier record, if that did not come about. Looked up
            -- row by row: joined, everybody who is settled already would be gone through for each of them.
            left join lateral (select m.kota_id, m.outcome from intent m
                where i.action = 'SALARY' and m.run_id = i.run_id and m.subject = i.subject and m.line = i.line
                  and m.employer_ref = i.employer_ref and m.employee_ref = i.employee_ref
                  and m.outcome in ('CREATED', 'ADOPTED') limit 1) made on true
            order by i.line
            """;

    /** Taken before anything is joined: else each call for some rows would join all that are left. */
    private static final String NEXT = OPEN.formatted("""
            select * from intent
            where run_id = :run and subject = :subject and settled_at is null and line > :line and action = any(:actions)
            order by line limit :limit
            """);

    private static final String LEFT_OPEN =
            OPEN.formatted("select * from intent where run_id <> :run and subject = :subject and settled_at is null");

    private final JdbcClient db;
    private final TransactionTemplate apart;
    private final Clock clock;

    Intents(JdbcTemplate template, PlatformTransactionManager transactions, Clock clock) {
        this.db = JdbcClient.create(template);
        this.clock = clock;
        apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    long countOpen(long run, Phase phase) {
        return db.sql("select count(*) from intent where run_id = :run and subject = :subject and settled_at is null"
                        + " and action = any(:actions)")
                .param("run", run)
                .param("subject", phase.subject().word())
                .param("actions", phase.actions())
                .query(Long.class)
                .single();
    }

    /**
     * Commits that what an earlier try of the same run could not send is to be sent after all: the employer that was
     * not there then may be there now. Nothing of it ever went out.
     */
    void reopenUnsent(long run, Phase phase) {
        apart.executeWithoutResult(status -> db.sql("""
                        update intent set settled_at = null, outcome = null, detail = null, first_sent_at = null
                        where run_id = :run and subject = :subject and outcome = 'NOT_SENT' and action = any(:actions)
                        """)
                .param("run", run)
                .param("subject", phase.subject().word())
                .param("actions", phase.actions())
                .update());
    }

    /** The next open intents of a run, in the order of the file. */
    List<Intent> open(long run, Phase phase, long afterLine, int limit) {
        return apart.execute(status -> db.sql(NEXT)
                .param("run", run)
                .param("subject", phase.subject().word())
                .param("actions", phase.actions())
                .param("line", afterLine)
                .param("limit", limit)
                .query(Intents::intent)
                .list());
    }

    /** Keyed calls of earlier runs that went out and whose outcome nobody noted. Few: what was in flight at a crash. */
    List<Intent> openKeyedOfEarlierRuns(long run, Subject subject) {
        return db.sql(LEFT_OPEN)
                .param("run", run)
                .param("subject", subject.word())
                .query(Intents::intent)
                .list();
    }

    /** What never went out, and changes that may be made twice without harm, are simply planned anew. */
    void supersedeOthersOfEarlierRuns(long run) {
        db.sql(SettleSql.FORGET_OF_EMPLOYERS).param("run", run).update();
        db.sql(SettleSql.FORGET_OF_EMPLOYEES).param("run", run).update();
        db.sql("""
                        update intent set settled_at = :now, outcome = 'SUPERSEDED', detail = 'planned anew by a later run'
                        where run_id <> :run and settled_at is null and (first_sent_at is null or action in ('ADOPT', 'UPDATE'))
                        """).param("now", now()).param("run", run).update();
    }

    /** Commits that these are about to go out. An earlier stamp stays. */
    void stamp(List<Stamp> stamps) {
        apart.executeWithoutResult(status -> db.sql("""
                        update intent i set first_sent_at = :now, body_sha256 = s.sha256
                        from unnest(:ids::uuid[], :sha256s::text[]) s (id, sha256)
                        where i.id = s.id and i.first_sent_at is null
                        """)
                .param("now", now())
                .param("ids", stamps.stream().map(Stamp::intent).toArray(UUID[]::new))
                .param("sha256s", stamps.stream().map(Stamp::bodySha256).toArray(String[]::new))
                .update());
    }

    /** @param bodySha256 of a keyed action, null else */
    record Stamp(UUID intent, @Nullable String bodySha256) {}

    /** Commits that a keyed call did not land and that another, under a new id and key, takes its place. */
    void replace(Sent notLanded, Intent by) {
        apart.executeWithoutResult(status -> {
            settle(List.of(notLanded));
            db.sql("""
                            insert into intent (id, run_id, subject, line, employer_ref, employee_ref, action,
                                idempotency_key, kota_id, fields, external_customer_id, tax_id_hash, identity_hash,
                                planned_at, leave_on, released, row_hash)
                            select :id, run_id, subject, line, employer_ref, employee_ref, action, :key, kota_id,
                                fields, external_customer_id, tax_id_hash, identity_hash, :now, leave_on, released,
                                row_hash
                            from intent where id = :old
                            """)
                    .param("id", by.id())
                    .param("key", by.idempotencyKey())
                    .param("now", now())
                    .param("old", notLanded.intent().id())
                    .update();
        });
    }

    /** What came of a call that is not settled, for people; another try may settle it. */
    private void noteUndecided(List<? extends Sent> sent) {
        List<? extends Sent> undecided = sent.stream()
                .filter(one -> one.result() == Sent.Result.UNDECIDED)
                .toList();
        if (!undecided.isEmpty()) {
            db.sql("""
                            update intent i set detail = s.detail from unnest(:ids::uuid[], :details::text[]) s (id, detail)
                            where i.id = s.id and i.settled_at is null
                            """)
                    .param(
                            "ids",
                            undecided.stream().map(one -> one.intent().id()).toArray(UUID[]::new))
                    .param("details", texts(undecided, Sent::detail))
                    .update();
        }
    }

    /** Notes outcomes, and on the employers and people what Kota holds of them now; in the current transaction. */
    void settle(List<? extends Sent> sent) {
        List<? extends Sent> known = sent.stream()
                .filter(one -> one.result() != Sent.Result.UNDECIDED)
                .toList();
        noteUndecided(sent);
        OffsetDateTime now = now();
        UUID[] ids = known.stream().map(one -> one.intent().id()).toArray(UUID[]::new);
        db.sql(SettleSql.OUTCOMES)
                .param("now", now)
                .param("ids", ids)
                .param("outcomes", texts(known, one -> one.result().name()))
                .param("codes", texts(known, Sent::code))
                .param("details", texts(known, Sent::detail))
                .param("kotaIds", texts(known, Sent::kotaId))
                .param("statuses", texts(known, Sent::status))
                .param("refused", texts(known, one -> one.refused().json()))
                .update();
        for (Consequence consequence : Consequence.of(known)) {
            db.sql(consequence.sql()).param("ids", ids).param("now", now).update();
        }
    }

    private static String[] texts(List<? extends Sent> sent, Function<Sent, @Nullable String> text) {
        return sent.stream().map(text).toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Intent intent(ResultSet row, int number) throws SQLException {
        OffsetDateTime sent = row.getObject("first_sent_at", OffsetDateTime.class);
        return new Intent(
                row.getObject("id", UUID.class),
                Subject.of(row.getString("subject")),
                row.getLong("line"),
                row.getString("employer_ref"),
                row.getString("employee_ref"),
                Intent.Action.valueOf(row.getString("action")),
                row.getString("idempotency_key"),
                row.getString("kota_id"),
                row.getString("kota_employer_id"),
                row.getString("fields"),
                row.getString("row_hash"),
                sent == null ? null : sent.toInstant(),
                row.getString("body_sha256"),
                row.getObject("leave_on", LocalDate.class),
                former(row),
                row.getBoolean("asks_first"));
    }

    private static @Nullable FormerRef former(ResultSet row) throws SQLException {
        String ref = row.getString("former_ref");
        return ref == null ? null : new FormerRef(ref, FieldHashes.parse(row.getString("former_fields")));
    }
}
