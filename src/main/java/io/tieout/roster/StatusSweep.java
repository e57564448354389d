package io.tieout.roster;

import io.tieout.batch.Progress;
import io.tieout.kota.InFlight;
import io.tieout.kota.Kota;
import io.tieout.kota.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads Kota's two lists to their ends and notes what states they tell of the roster's employers and people. */
final class StatusSweep {

    private static final int AT_A_TIME = 1000;

    private record State(String id, String status) {}

    private final Kota kota;
    private final InFlight window;
    private final JdbcClient db;
    private final Clock clock;
    private final Progress progress;

    StatusSweep(Kota kota, InFlight window, JdbcClient db, Clock clock, Progress progress) {
        this.kota = kota;
        this.window = window;
        this.db = db;
        this.clock = clock;
        this.progress = progress;
    }

    /** @return the moment from which on the lists were read; what they say is no older */
    Instant read() {
        Instant moment = clock.instant();
        sweep("employers", kota::employers, one -> new State(one.id(), FarSideWriter.known(one.status())), """
                update employer e set kota_status = f.status, updated_at = :now
                from unnest(:ids::text[], :statuses::text[]) f (id, status)
                where f.id = e.kota_id and e.kota_status is distinct from f.status
                """);
        sweep("employees", kota::employees, one -> new State(one.id(), FarSideWriter.known(one.status())), """
                update employee e set kota_status = f.status, status_since = :now, updated_at = :now
                from unnest(:ids::text[], :statuses::text[]) f (id, status)
                where f.id = e.kota_id and e.kota_status is distinct from f.status
                """);
        return moment;
    }

    private <T> void sweep(String what, IntFunction<Page<T>> pages, Function<T, State> state, String update) {
        ListReader<T> list = new ListReader<>(window, pages, () -> progress.begin("Listing Kota's " + what, -1));
        list.open(new ExecutionContext());
        try {
            List<State> batch = new ArrayList<>();
            for (T one = list.read(); one != null; one = list.read()) {
                batch.add(state.apply(one));
                if (batch.size() == AT_A_TIME) {
                    note(batch, update);
                }
            }
            note(batch, update);
            progress.end();
        } finally {
            list.close();
        }
    }

    private void note(List<State> batch, String update) {
        db.sql(update)
                .params(Map.of(
                        "ids", batch.stream().map(State::id).toArray(String[]::new),
                        "statuses", batch.stream().map(State::status).toArray(String[]::new),
                        "now", clock.instant().atOffset(ZoneOffset.UTC)))
                .update();
        progress.advance(batch.size());
        batch.clear();
    }
}
