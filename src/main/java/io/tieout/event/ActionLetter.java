package io.tieout.event;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * The mail about an action. Kota's words go out as they are: rephrased they would be insurance advice.
 *
 * @param link to a page of ours that leads to Kota's, null for none
 */
record ActionLetter(
        OpenAction action, boolean reminder, @Nullable String link) {

    MimeMessage write(JavaMailSender server, String from, String to) throws MessagingException {
        MimeMessage message = server.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(to);
        // A line break in a subject would begin another header.
        String title = String.valueOf(action.reason()).replaceAll("\\p{Cntrl}+", " ");
        helper.setSubject((reminder ? "Reminder: " : "") + title);
        helper.setText(text());
        return message;
    }

    private String text() {
        StringBuilder text = new StringBuilder("Kota asks for the following.\n\n")
                .append(action.reason())
                .append("\n\n");
        if (action.description() != null) {
            text.append(action.description()).append("\n\n");
        }
        if (action.dueAt() != null) {
            text.append("Deadline: ").append(action.dueAt()).append("\n\n");
        }
        if (link != null) {
            text.append("Kota's pages open from here: ").append(link).append("\n\n");
        }
        return text.append("Title, text and deadline are Kota's words, passed on as they came.\n")
                .toString();
    }
}
