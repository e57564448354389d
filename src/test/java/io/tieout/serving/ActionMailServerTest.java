package io.tieout.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.ActionMail;
import io.tieout.hosted.ApiTokens;
import io.tieout.hosted.Scope;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From Kota's webhook to the mail in somebody's letter box, with Kota's words as they are. */
class ActionMailServerTest {

    private static final String TITLE = "Bestätigung nötig: =1+1 für <Ihr> Angebot";
    private static final String BODY = "Accept or decline it.\\nLine two, <b>as sent</b> & 100% \\\"so\\\".";
    private static final String BODY_PLAIN = "Accept or decline it.\nLine two, <b>as sent</b> & 100% \"so\".";

    private final Office office = new Office();
    private final String employer = office.employer("ACME");
    private final String person = office.person("ACME", employer, "A-1", "2024-01-01");

    @AfterEach
    void close() {
        office.close();
    }

    private void hooked() {
        office.kota("/_sandbox/webhook_endpoints", """
                {"url": "%s", "version": "v2", "secret": "%s", "envelope": "newest", "copies": 2}
                """.formatted(office.url("/webhooks/kota"), Office.SECRET));
    }

    private String offer(String due) {
        return Office.idIn(office.kota("/_sandbox/offers", """
                {"employee_id": "%s", "status": "action_required", "required_action": {"reason": "%s",
                 "reason_description": "%s", "code": "accept", "due_at": "%s"}}
                """.formatted(person, TITLE, BODY, due)), "eeho_");
    }

    private List<MimeMessage> mails() {
        return Arrays.asList(office.mail.getReceivedMessages());
    }

    private void untilMailed(int mails) {
        Office.until(mails + " mails", () -> mails().size() >= mails);
    }

    private static String text(MimeMessage mail) {
        try {
            return mail.getContent().toString().replace("\r\n", "\n");
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theEmployeeIsToldWordForWordOnceAndAgainBeforeTheDeadline() throws MessagingException {
        hooked();
        String offer = offer("2026-12-30");
        untilMailed(1);

        MimeMessage mail = mails().get(0);
        assertThat(mail.getSubject()).isEqualTo(TITLE);
        assertThat(mail.getRecipients(Message.RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("cian.mulvey@people.test");
        assertThat(text(mail))
                .contains("\n" + TITLE + "\n")
                .contains("\n" + BODY_PLAIN + "\n")
                .contains("\nDeadline: 2026-12-30\n")
                .contains("https://benefits.example.test/links/");

        String token = office.spring
                .getBean(ApiTokens.class)
                .create("t", Set.of(Scope.ACTIONS))
                .secret();
        assertThat(office.ask("GET", "/api/actions", "Authorization", "Bearer " + token)
                        .body())
                .contains(
                        "\"title\":\"" + TITLE + "\"",
                        "\"body\":\"" + BODY + "\"",
                        "\"due\":\"2026-12-30\"",
                        "\"employee_ref\":\"A-1\"",
                        "\"employer_ref\":\"ACME\"");

        // The same again, from Kota and from the clock: nobody is told twice.
        office.kota("/_sandbox/offers", """
                {"id": "%s", "status": "action_required", "required_action": {"reason": "%s",
                 "reason_description": "%s", "code": "accept", "due_at": "2026-12-30"}}
                """.formatted(offer, TITLE, BODY));
        Office.until(
                "both worked off",
                () -> office.count("select count(*) from event where state = 'WORKED' and resource = ?", offer) == 2);
        ActionMail mails = office.spring.getBean(ActionMail.class);
        assertThat(mails.sendDue()).isZero();
        assertThat(mails()).hasSize(1);

        office.clock.forward(Duration.ofDays(36));
        assertThat(mails.sendDue()).as("within three days of the deadline").isEqualTo(1);
        assertThat(mails.sendDue()).isZero();
        assertThat(mails().get(1).getSubject()).isEqualTo("Reminder: " + TITLE);

        assertThat(stored())
                .as("no address and no name, though both were mailed to")
                .doesNotContain("cian.mulvey", "people.test", "O'Mulvey");
    }

    @Test
    void aQuoteGoesToTheEmployersContactAndWhatIsLeftWhenItClosesHoldsNoWord() throws MessagingException {
        hooked();
        String quote = Office.idIn(office.kota("/_sandbox/quotes", """
                {"employer_id": "%s", "status": "action_required", "required_action": {"reason": "%s",
                 "reason_description": "%s", "code": "accept", "due_at": "2026-12-30"}}
                """.formatted(employer, TITLE, BODY)), "erhq_");
        untilMailed(1);
        assertThat(mails().get(0).getRecipients(Message.RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("orla.devane@foods.test");
        assertThat(text(mails().get(0))).contains("Deadline: 2026-12-30").doesNotContain("/links/");

        office.kota("/_sandbox/quotes", "{\"id\": \"" + quote + "\", \"status\": \"accepted\"}");
        office.deliver(
                "{\"id\":\"evt_accepted\",\"type\":\"employer.health_insurance.quote.accepted\",\"data\":{\"id\":\""
                        + quote + "\",\"employer_id\":\"" + employer + "\"}}");
        Office.until("closed", () -> office.count("select count(*) from required_action where closed_at is null") == 0);
        assertThat(stored()).contains("quote is accepted").doesNotContain("Best", "Line two", "orla.devane");
    }

    @Test
    void anEventThatComesAfterItsSuccessorOpensNothing() {
        String quote = Office.idIn(
                office.kota("/_sandbox/quotes", "{\"employer_id\": \"" + employer + "\", \"status\": \"accepted\"}"),
                "erhq_");
        for (String step : List.of("accepted", "action_required")) {
            assertThat(office.deliver("{\"id\":\"evt_" + step + "\",\"type\":\"employer.health_insurance.quote." + step
                                    + "\",\"data\":{\"id\":\"" + quote + "\",\"employer_id\":\"" + employer + "\"}}")
                            .statusCode())
                    .isEqualTo(200);
        }
        Office.until(
                "both worked off",
                () -> office.count("select count(*) from event where state = 'WORKED' and resource = ?", quote) == 2);
        assertThat(office.count("select count(*) from required_action")).isZero();
        assertThat(mails()).isEmpty();
    }

    @Test
    void aMailServerThatIsAwayIsTriedAgainLater() {
        office.mail.stop();
        hooked();
        offer("2026-12-30");
        Office.until("tried", () -> office.count("select count(*) from required_action where mail_tries = 1") == 1);
        assertThat(stored()).contains("not mailed yet");
        office.mail.start();
        ActionMail mails = office.spring.getBean(ActionMail.class);
        assertThat(mails.sendDue()).as("not at once").isZero();
        office.clock.forward(Duration.ofMinutes(6));
        assertThat(mails.sendDue()).isEqualTo(1);
        assertThat(mails()).hasSize(1);
        assertThat(stored()).contains("\"mail_note\":\"mailed\"");
    }

    private String stored() {
        return office.jdbc
                .sql(
                        "select string_agg(row_to_json(a)::text, '') || coalesce((select string_agg(row_to_json(e)::text, '')"
                                + " from event e), '') from required_action a")
                .query(String.class)
                .single();
    }
}
