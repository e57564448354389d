package io.tieout.kota;

import static io.tieout.kota.Operation.read;
import static io.tieout.kota.Operation.write;

import java.time.Instant;
import java.util.List;

/** {@link Events} over HTTP. */
interface EventsWire extends Events, Wire {

    @Override
    default Page<Event> events(EventFilter filter, int page) {
        Instant after = filter.created_after();
        String text = after == null ? null : after.toString();
        return call(
                read("list events"), api -> api.events(text, filter.order_direction(), filter.version(), page, PAGE));
    }

    @Override
    default Event event(String eventId) {
        return call(read("read event " + eventId), api -> api.event(eventId));
    }

    @Override
    default ReplayedEvent replayEvent(String eventId) {
        return call(write("replay event " + eventId), api -> api.replayEvent(eventId));
    }

    @Override
    default List<WebhookEndpoint> webhookEndpoints() {
        Operation operation = read("list webhook endpoints");
        return PagedSweep.list(
                operation.name(),
                page -> call(operation, api -> api.webhookEndpoints(page, PAGE)),
                WebhookEndpoint::id);
    }

    @Override
    default WebhookEndpoint webhookEndpoint(String endpointId) {
        return call(read("read webhook endpoint " + endpointId), api -> api.webhookEndpoint(endpointId));
    }
}
