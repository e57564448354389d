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
    private final @Nullable KotaClient shared;
    private volatile @Nullable KotaHttp connected;

    KotaClient(KotaProperties properties) {
        this(properties, new Calls(properties), null);
    }

    /** @param shared whose connections are used, for urgent calls; null for a client of its own */
    private KotaClient(KotaProperties properties, Calls calls, @Nullable KotaClient shared) {
        this.properties = properties;
        this.calls = calls;
        this.shared = shared;
    }

    @Override
    public Kota urgent() {
        return shared != null ? this : new KotaClient(properties, calls, this);
    }

    @Override
    public RequestBody bodyOf(Record request) {
        return KotaJson.bodyOf(request);
    }

    @Override
    public @Nullable Instant time() {
        call(Operation.read("ask the time"), api -> api.employers(1, 1));
        KotaHttp asked = connect();
        return asked.clock().now();
    }

    @Override
    public void endWaits() {
        calls.endWaits();
    }

    @Override
    public <T> T call(Operation operation, Function<KotaApi, @Nullable T> request) {
        KotaHttp known = connected != null ? connected : connect();
        return calls.make(operation, shared != null, () -> request.apply(known.api()));
    }

    @Override
    public synchronized void close() {
        if (connected != null && shared == null) {
            connected.close();
        }
    }

    private synchronized KotaHttp connect() {
        if (connected == null) {
            String why = properties.whyUnusable();
            if (why != null) {
                throw new IllegalStateException(why);
            }
            connected = shared != null ? shared.connect() : new KotaHttp(properties);
        }
        return connected;
    }
}
