package io.tieout.kota;

import java.util.List;

/** What happened at Kota in the last 30 days, and to whom it tells it. */
public interface Events {

    /** A lost delivery may never be made again, so whoever relies on webhooks also reads these. */
    Page<Event> events(EventFilter filter, int page);

    Event event(String eventId);

    /** Sends an event anew, once to every endpoint that takes its type now; a retried call may send it twice. */
    ReplayedEvent replayEvent(String eventId);

    List<WebhookEndpoint> webhookEndpoints();

    WebhookEndpoint webhookEndpoint(String endpointId);
}
