package io.tieout.kota;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Section "Events and webhooks" of the API reference. */
interface EventsApi {

    @GetExchange("/events")
    Page<Event> events(
            @RequestParam(name = "created_after", required = false) @Nullable String createdAfter,
            @RequestParam(name = "order_direction", required = false) @Nullable String order,
            @RequestParam(name = "version", required = false) @Nullable String version,
            @RequestParam("page") int page,
            @RequestParam("page_size") int size);

    @GetExchange("/events/{id}")
    Event event(@PathVariable("id") String id);

    @PostExchange("/events/{id}/replay")
    ReplayedEvent replayEvent(@PathVariable("id") String id);

    @GetExchange("/webhooks/endpoints")
    Page<WebhookEndpoint> webhookEndpoints(@RequestParam("page") int page, @RequestParam("page_size") int size);

    @GetExchange("/webhooks/endpoints/{id}")
    WebhookEndpoint webhookEndpoint(@PathVariable("id") String id);
}
