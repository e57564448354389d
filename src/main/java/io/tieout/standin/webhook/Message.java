package io.tieout.standin.webhook;

import java.net.URI;
import java.util.function.Supplier;

/**
 * One event for one endpoint.
 *
 * @param body rendered when it is sent
 */
public record Message(String eventId, String endpointId, URI url, String secret, Supplier<byte[]> body, Manner manner) {

    @Override
    public String toString() {
        return "Message[" + eventId + " to " + endpointId + "]";
    }
}
