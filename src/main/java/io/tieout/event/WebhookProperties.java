package io.tieout.event;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How webhooks come in.
 *
 * @param secret those of the endpoint, separated by commas: the new one and the old one while it is being replaced;
 *     never printed
 * @param header the one with the signature (Kota's guide on working with events)
 * @param maxSize a longer body is refused unread; at most 16 MB
 * @param maxTime a body that takes longer to come is given up
 */
@ConfigurationProperties("tieout.webhook")
record WebhookProperties(
        @DefaultValue("") String secret,
        @DefaultValue("x-kota-webhook-signature") String header,
        @DefaultValue("1MB") DataSize maxSize,
        @DefaultValue("10s") Duration maxTime,
        @DefaultValue SignatureScheme scheme) {

    WebhookProperties {
        if (maxSize.toBytes() < 1 || maxSize.toMegabytes() > 16) {
            throw new IllegalArgumentException("tieout.webhook.max-size is 1 byte to 16 MB");
        }
    }

    List<String> secrets() {
        return Arrays.stream(secret.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return "WebhookProperties[" + secrets().size() + " secrets, header=" + header + "]";
    }
}
