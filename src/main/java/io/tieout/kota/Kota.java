package io.tieout.kota;

/**
 * The Kota benefits API, as far as Tieout uses it. Calls block; 429, 5xx and broken connections have
 * been retried by the time a {@link KotaException} comes out. Pages hold up to 100 items.
 */
public interface Kota extends Employers, Employees, ContributionReports, Events, Insurance {

    /** A client with a budget of its own. Nothing is sent before the first call, so a key may be missing until then. */
    static Kota connect(KotaProperties properties) {
        return new KotaClient(properties);
    }

    /** The canonical bytes of a request record: snake_case keys in declared order, nulls left out. */
    RequestBody bodyOf(Record request);
}
