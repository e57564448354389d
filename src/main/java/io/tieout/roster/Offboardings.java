package io.tieout.roster;

import io.tieout.batch.UsageException;
import io.tieout.kota.Employee;
import io.tieout.kota.Employer;
import io.tieout.kota.Kota;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The end of an employer, and the return of a leaver: ordered by name, one at a time. No sync and no job
 * file comes here.
 */
@Component
public class Offboardings {

    private static final Set<String> LEAVING = Set.of("offboarding", "inactive");

    private final Kota kota;
    private final JdbcClient db;
    private final Clock clock;
    private final SingleOrders orders;
    private final SyncLock alone;

    Offboardings(Kota kota, DataSource dataSource, Clock clock) {
        this.kota = kota;
        this.db = JdbcClient.create(dataSource);
        this.clock = clock;
        this.orders = new SingleOrders(db, clock);
        this.alone = new SyncLock(dataSource, clock);
    }

    /**
     * What Kota holds now.
     *
     * @param people of the employer whom Kota holds and who are not gone, as the last sync saw them; 1 for a person
     * @param over whether there is nothing to do: it is as it would be afterwards
     */
    public record Standing(@Nullable String status, long people, boolean over) {}

    /** @throws UsageException if no sync ever brought this employer to Kota */
    public Standing employer(String ref) {
        return standing(ref, kota.employer(idOf(ref)));
    }

    /**
     * Ends an employer at Kota, once.
     *
     * @param typed the legal name, as Kota has it
     * @return how it stands afterwards
     * @throws UsageException if the name is not that of the employer; nothing was sent then
     */
    public Standing offboardEmployer(String ref, String typed) {
        return alone.with(() -> {
            String id = idOf(ref);
            SingleOrders.About about = new SingleOrders.About(SingleOrders.Action.OFFBOARD_EMPLOYER, ref, "", id);
            Employer now = kota.employer(id);
            if (isLeaving(now)) {
                orders.landed(about);
            } else if (!typed.strip().equals(now.legal_name().strip())) {
                throw new UsageException(
                        "That is not the legal name that Kota has for employer " + ref
                                + "; nothing was sent. Check that it is the right employer, and type the name letter by letter.");
            } else {
                now = orders.carryOut(about, key -> kota.offboardEmployer(id, key));
            }
            db.sql("update employer set kota_status = coalesce(:status, kota_status), updated_at = :now"
                            + " where employer_ref = :ref")
                    .param("status", now.status())
                    .param("now", now())
                    .param("ref", ref)
                    .update();
            return standing(ref, now);
        });
    }

    /**
     * @param employer null where one employer alone has a person of that ref
     * @throws UsageException if there is no such person, or more than one
     */
    public Standing employee(String ref, @Nullable String employer) {
        return standing(kota.employee(person(ref, employer).kotaId()));
    }

    /**
     * Takes an offboarding back while Kota still can.
     *
     * @param typed the ref once more
     * @return how it stands afterwards
     * @throws UsageException if another ref was typed, or the person has left already; nothing was sent then
     */
    public Standing cancelOffboarding(String ref, @Nullable String employer, String typed) {
        if (!typed.strip().equals(ref)) {
            throw new UsageException("What was typed is not " + ref + "; nothing was sent.");
        }
        return alone.with(() -> {
            Person person = person(ref, employer);
            SingleOrders.About about = new SingleOrders.About(
                    SingleOrders.Action.CANCEL_OFFBOARDING, person.employerRef(), ref, person.kotaId());
            Employee now = kota.employee(person.kotaId());
            if ("inactive".equals(now.status())) {
                throw new UsageException(
                        ref + " has left already (inactive at Kota), which can't be taken back; nothing"
                                + " was sent. Who comes back is a new start: give the roster's row a new start_on.");
            }
            if (now.offboard_on() == null) {
                orders.landed(about);
            } else {
                now = orders.carryOut(about, key -> kota.cancelOffboarding(person.kotaId(), key));
            }
            db.sql("""
                            update employee set leave_on = null, updated_at = :now,
                                status_since = case when :status is null or :status = kota_status
                                    then status_since else :now end,
                                kota_status = coalesce(:status, kota_status)
                            where employer_ref = :employer and employee_ref = :ref
                            """)
                    .param("now", now())
                    .param("status", now.status(), java.sql.Types.VARCHAR)
                    .param("employer", person.employerRef())
                    .param("ref", ref)
                    .update();
            return standing(now);
        });
    }

    private Standing standing(String ref, Employer employer) {
        long people = db.sql("select count(*) from employee where employer_ref = :ref and kota_id is not null"
                        + " and coalesce(kota_status, '') <> 'inactive'")
                .param("ref", ref)
                .query(Long.class)
                .single();
        return new Standing(employer.status(), people, isLeaving(employer));
    }

    private static Standing standing(Employee person) {
        return new Standing(person.status(), 1, person.offboard_on() == null && !"inactive".equals(person.status()));
    }

    private static boolean isLeaving(Employer employer) {
        return employer.offboard_on() != null || employer.status() != null && LEAVING.contains(employer.status());
    }

    private String idOf(String ref) {
        return db.sql("select kota_id from employer where employer_ref = :ref and kota_id is not null")
                .param("ref", ref)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new UsageException("No employer " + ref + " is known at Kota. Check the ref, zeros"
                        + " included; \"sync\" makes employers known."));
    }

    private record Person(String employerRef, String kotaId) {}

    private Person person(String ref, @Nullable String employer) {
        List<Person> found = db
                .sql("select employer_ref, kota_id from employee where employee_ref = :ref"
                        + " and kota_id is not null order by employer_ref collate \"C\"")
                .param("ref", ref)
                .query(Person.class)
                .list()
                .stream()
                .filter(one -> employer == null || employer.equals(one.employerRef()))
                .toList();
        if (found.isEmpty()) {
            throw new UsageException("No employee " + ref + (employer == null ? "" : " of employer " + employer)
                    + " is known at Kota. Check the ref, zeros included.");
        }
        if (found.size() > 1) {
            throw new UsageException(
                    found.size() + " employers have an employee " + ref + ". Name one with --employer REF.");
        }
        return found.get(0);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
