package io.tieout.kota;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link Kota} over HTTP. It connects with the first call, so that it may exist without a key. */
final class KotaClient
        implements Kota,
                EmployersWire,
                EmployeesWire,
                ContributionReportsWire,
                EventsWire,
                InsuranceWire,
                AutoCloseable {

    private final KotaProperties properties;
    private final Calls calls;
    private volatile @Nullable KotaHttp connected;

    KotaClient(KotaProperties properties) {
        this.properties = properties;
        this.calls = new Calls(properties);
    }

    @Override
    public RequestBody bodyOf(Record request) {
        return KotaJson.bodyOf(request);
    }

    @Override
    public @Nullable Instant time() {
        call(Operation.read("ask the time"), api -> api.employers(1, 1));
        KotaHttp asked = connected;
        return asked == null ? null : asked.clock().now();
    }

    @Override
    public void endWaits() {
        calls.endWaits();
    }

    @Override
    public <T> T call(Operation operation, Function<KotaApi, @Nullable T> request) {
        KotaHttp known = connected != null ? connected : connect();
        return calls.make(operation, () -> request.apply(known.api()));
    }

    @Override
    public synchronized void close() {
        if (connected != null) {
            connected.close();
        }
    }

    private synchronized KotaHttp connect() {
        if (connected == null) {
            String why = properties.whyUnusable();
            if (why != null) {
                throw new IllegalStateException(why);
            }
            connected = new KotaHttp(properties);
        }
        return connected;
    }
}
