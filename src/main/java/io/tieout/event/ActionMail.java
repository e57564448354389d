package io.tieout.event;

import io.tieout.hosted.MailedLinks;
import io.tieout.kota.Kota;
import io.tieout.kota.KotaException;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Tells those who must act: the employee for an offer, the employer's contact for a quote; once, and once more before
 * the deadline. The address is read from Kota for each mail and kept nowhere.
 */
@Component
@EnableConfigurationProperties(MailProperties.class)
public class ActionMail {

    private final MailedActions actions;
    private final Kota kota;
    private final MailedLinks links;
    private final ObjectProvider<JavaMailSender> sender;
    private final MailProperties properties;

    ActionMail(
            MailedActions actions,
            Kota kota,
            MailedLinks links,
            ObjectProvider<JavaMailSender> sender,
            MailProperties properties) {
        this.actions = actions;
        this.kota = kota;
        this.links = links;
        this.sender = sender;
        this.properties = properties;
    }

    /** Whether a mail server and a sender's address are set; without them nobody is told by mail. */
    public boolean isSetUp() {
        return sender.getIfAvailable() != null
                && properties.from() != null
                && !properties.from().isBlank();
    }

    /** Sends what has not been sent yet. @return mails that went out */
    public int sendDue() {
        JavaMailSender server = sender.getIfAvailable();
        String from = properties.from();
        if (server == null || from == null || from.isBlank()) {
            return 0;
        }
        int sent = 0;
        for (OpenAction action : actions.due(properties.reminder())) {
            boolean reminder = action.mailedAt() != null;
            if (actions.claim(action, reminder)) {
                sent += send(server, from, action, reminder) ? 1 : 0;
            }
        }
        return sent;
    }

    private boolean send(JavaMailSender server, String from, OpenAction action, boolean reminder) {
        try {
            String to = address(action);
            if (to == null) {
                actions.sent(action, "Kota has no address to write to");
                return false;
            }
            String link = action.employeeId() == null ? null : links.make(action.employeeId());
            server.send(new ActionLetter(action, reminder, link).write(server, from, to));
            actions.sent(action, reminder ? "reminded" : "mailed");
            return true;
        } catch (KotaException | MailException | MessagingException failure) {
            // What a mail server says may hold the address.
            actions.notSent(
                    action, reminder, "not mailed yet (" + failure.getClass().getSimpleName() + "), tried again later");
            return false;
        }
    }

    private @Nullable String address(OpenAction action) {
        if (action.employeeId() != null) {
            return kota.employee(action.employeeId()).email();
        }
        return action.employerId() == null
                ? null
                : kota.employer(action.employerId()).contact().email();
    }
}
