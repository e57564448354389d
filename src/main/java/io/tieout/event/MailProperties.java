package io.tieout.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mail about required actions; the server itself is set by Spring's own {@code spring.mail.*}.
 *
 * @param from the sender's address; without it no mail goes out
 * @param reminder how long before the deadline an action is told again
 */
@ConfigurationProperties("tieout.mail")
record MailProperties(
        @Nullable String from, @DefaultValue("3d") Duration reminder) {}
