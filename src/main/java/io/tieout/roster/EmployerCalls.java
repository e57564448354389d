package io.tieout.roster;

import io.tieout.kota.Address;
import io.tieout.kota.Contact;
import io.tieout.kota.CreateEmployer;
import io.tieout.kota.Employer;
import io.tieout.kota.Kota;
import io.tieout.kota.Page;
import io.tieout.kota.RequestBody;
import io.tieout.kota.UpdateEmployer;
import io.tieout.payroll.EmployerRow;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Employers at Kota. */
final class EmployerCalls extends Calls<EmployerRow> {

    private static final Set<String> ANY_TIME = EmployerFields.ALL.columnsThatChange(RosterField.Change.ANY_TIME);
    private static final Set<String> BEFORE_COVER =
            EmployerFields.ALL.columnsThatChange(RosterField.Change.BEFORE_COVER);
    private static final Set<String> CONTACT = Set.of("contact_name", "contact_email");

    private final Kota kota;
    private final LocalDate today;

    /** @param today in the roster's zone */
    EmployerCalls(Kota kota, LocalDate today) {
        this.kota = kota;
        this.today = today;
    }

    @Override
    RequestBody keyedBody(Intent intent, EmployerRow row) {
        LocalDate earliest = row.earliestBenefitsStartDate();
        return kota.bodyOf(new CreateEmployer(
                given(row.legalName()),
                row.registrationNumber(),
                new Address(
                        given(row.line1()),
                        row.line2(),
                        row.line3(),
                        given(row.city()),
                        row.state(),
                        given(row.postalCode()),
                        given(row.countryCode())),
                new Contact(given(row.contactName()), given(row.contactEmail())),
                // Kota takes only a day to come; one that has passed holds nothing back any more.
                earliest != null && earliest.isAfter(today) ? earliest : null,
                OurMetadata.of(intent)));
    }

    @Override
    Sent post(Intent intent, RequestBody body) {
        Employer made = kota.createEmployer(body, intent.idempotencyKey());
        return Sent.done(intent, made.id(), made.status());
    }

    /** Kota has no filter for employers, and there are few of them. */
    @Override
    Sent lookUp(Intent intent) {
        for (int number = 1; ; number++) {
            Page<Employer> page = kota.employers(number);
            for (Employer employer : page.items()) {
                if (OurMetadata.provesThat(intent, employer.metadata())) {
                    return Sent.done(intent, employer.id(), employer.status());
                }
            }
            if (page.items().isEmpty() || Boolean.FALSE.equals(page.has_next_page())) {
                return Sent.without(intent, Sent.Result.NOT_LANDED, "looked up at Kota: the create did not land");
            }
        }
    }

    @Override
    Sent update(Intent intent, EmployerRow row) {
        String id = given(intent.kotaId());
        FieldHashes planned = intent.fields();
        return putApart(
                intent,
                id,
                planned.only(ANY_TIME),
                false,
                planned.only(BEFORE_COVER),
                fields -> put(id, row, fields, fields.hasAny(Addresses.COLUMNS) ? kota.employer(id) : null, null));
    }

    @Override
    Sent adopt(Intent intent, EmployerRow row) {
        String id = given(intent.kotaId());
        FieldHashes planned = intent.fields();
        Employer present = kota.employer(id);
        if ("inactive".equals(present.status())) {
            return Sent.without(intent, Sent.Result.REFUSED, "the record to link changed at Kota since the plan");
        }
        boolean sameDate = Objects.equals(row.earliestBenefitsStartDate(), present.earliest_benefits_start_date());
        Map<String, String> metadata = OurMetadata.mergedInto(present.metadata(), intent);
        boolean[] first = {true};
        Sent sent = putApart(
                intent,
                id,
                planned.only(ANY_TIME),
                true,
                sameDate ? FieldHashes.NONE : planned.only(BEFORE_COVER),
                fields -> {
                    Map<String, String> once = first[0] ? metadata : null;
                    first[0] = false;
                    return put(id, row, fields, present, once);
                });
        String country = present.legal_address().country_code();
        boolean otherCountry = country != null && !country.equalsIgnoreCase(row.countryCode());
        return sent.result() == Sent.Result.ADOPTED && otherCountry
                ? sent.except(planned.only(Set.of("country_code")))
                : sent;
    }

    private @Nullable String put(
            String id,
            EmployerRow row,
            FieldHashes send,
            @Nullable Employer present,
            @Nullable Map<String, String> metadata) {
        UpdateEmployer change = new UpdateEmployer(
                send.has("legal_name") ? row.legalName() : null,
                send.has("registration_number") ? row.registrationNumber() : null,
                send.hasAny(Addresses.COLUMNS)
                        ? Addresses.merged(
                                EmployerFields.ALL, row, given(present).legal_address())
                        : null,
                send.hasAny(CONTACT) ? contact(id, row, present) : null,
                send.has("earliest_benefits_start_date") ? row.earliestBenefitsStartDate() : null,
                metadata);
        return kota.updateEmployer(id, kota.bodyOf(change)).status();
    }

    private Contact contact(String id, EmployerRow row, @Nullable Employer present) {
        String name = row.contactName();
        String email = row.contactEmail();
        if (name != null && email != null) {
            return new Contact(name, email);
        }
        Contact there = (present == null ? kota.employer(id) : present).contact();
        return new Contact(name == null ? there.name() : name, email == null ? there.email() : email);
    }

    private static <T> T given(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
